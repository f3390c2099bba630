import * as z from 'zod/mini';
import { attendants, defineCall } from '../../define-call';
import { count, day, id, instant, pageInput, searchText } from '../../common';

/** Whom a list of attendance shows: expected and not there yet, expected and there, there without having been expected. */
export const expectedShows = ['missing', 'present', 'walkIns'] as const;

/**
 * Who should be here (D9): whoever follows the meeting, which whoever enrolled does, against who has checked in today in any session of the
 * batch. For whoever looks after the check-in alone; a display never has a name of it.
 */
export const expectedList = defineCall({
  name: 'expected.list',
  service: 'api',
  roles: attendants,
  kind: 'query',
  input: z.strictObject({
    projectId: id,
    batchId: id,
    show: z.enum(expectedShows),
    /** Part of a name, a department or an institution. */
    search: searchText,
    ...pageInput,
  }),
  output: z.strictObject({
    title: z.string(),
    day,
    counts: z.strictObject({ expected: count, missing: count, present: count, walkIns: count }),
    /** When that was so. */
    at: instant,
    rows: z.array(
      z.strictObject({
        personId: id,
        name: z.string(),
        institutionName: z.string(),
        departmentName: z.string(),
        /** Of another institution than the caller's. */
        outside: z.boolean(),
        /** When their first check-in of today came in; null of who is not there. */
        arrivedAt: z.nullable(instant),
      }),
    ),
    nextCursor: z.optional(z.string()),
  }),
  errors: [],
});
