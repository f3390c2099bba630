import * as z from 'zod/mini';
import { registrationStates } from '../../../domain/person/registration';
import { defineCall } from '../../define-call';
import {
  count,
  education,
  id,
  identityDocument,
  instant,
  pageInput,
  professionalTitle,
  searchText,
  specialty,
} from '../../common';

const state = z.enum(registrationStates);

const row = z.strictObject({
  personId: id,
  name: z.string(),
  personNumber: z.string(),
  professionalTitle,
  specialty,
  state,
});

/**
 * The people of the caller's own department, in the order of their names. Found by a part of name, pinyin, person or card number; not by
 * phone or document: whoever may see neither in full is not told whose a whole one is.
 */
export const departmentContactPeople = defineCall({
  name: 'departmentContact.people',
  service: 'api',
  roles: ['departmentContact'],
  kind: 'query',
  input: z.strictObject({ states: z.optional(z.array(state)), search: searchText, ...pageInput }),
  output: z.strictObject({
    /** '' where the department is gone: then somebody with all rights has to give them another one. */
    departmentName: z.string(),
    rows: z.array(row),
    nextCursor: z.optional(z.string()),
    /** How many the list has: with its first page alone, and not where a search finds only by looking. */
    total: z.nullable(count),
  }),
  errors: [],
});

/** One of them: what is on record, phone and document masked, what was recorded and granted as counts. */
export const departmentContactPerson = defineCall({
  name: 'departmentContact.person',
  service: 'api',
  roles: ['departmentContact'],
  kind: 'query',
  input: z.strictObject({ personId: id }),
  output: z.strictObject({
    ...row.shape,
    departmentName: z.string(),
    phoneMasked: z.string(),
    nationalIdMasked: z.string(),
    documentKind: identityDocument,
    education,
    submittedAt: instant,
    checkIns: count,
  }),
  errors: [],
});
