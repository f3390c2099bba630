import * as z from 'zod/mini';
import { defineCall } from '../../define-call';
import { id, pageInput, pageOf, searchText } from '../../common';

/** Institutions a trainee can belong to, by name; for a picker. */
export const directoryInstitutions = defineCall({
  name: 'directory.institutions',
  service: 'api',
  roles: ['anyone'],
  kind: 'query',
  input: z.strictObject({
    search: searchText,
    /** One alone: the one that a shared card names. */
    institutionId: z.optional(id),
    ...pageInput,
  }),
  output: pageOf(z.strictObject({ institutionId: id, name: z.string() })),
  errors: [],
});

/** The departments of an institution, in its own order. */
export const directoryDepartments = defineCall({
  name: 'directory.departments',
  service: 'api',
  roles: ['anyone'],
  kind: 'query',
  input: z.strictObject({ institutionId: id }),
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        departmentId: id,
        name: z.string(),
        /** Its syllables, a blank between two: the list is searched where it is shown. */
        spoken: z.string(),
      }),
    ),
  }),
  errors: [],
});
