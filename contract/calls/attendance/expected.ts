import * as z from 'zod/mini';
import { expectedReasons } from '../../../domain/attendance/expected';
import { attendants, defineCall } from '../../define-call';
import { count, day, id, instant, pageInput, searchText } from '../../common';

/** Whom a list of attendance shows: expected and not there yet, expected and there, there without having been expected. */
export const expectedShows = ['missing', 'present', 'walkIns'] as const;

/** Why the phone of somebody is asked for; the audit log has it. */
export const callReasons = ['notThere', 'meeting'] as const;

/**
 * Who should be here (D9): who has enrolled, is on the meeting's roster, or follows it, against who has checked in today in any session of
 * the batch. For whoever looks after the check-in alone; a display never has a name of it.
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
    counts: z.strictObject({
      expected: count,
      missing: count,
      present: count,
      walkIns: count,
      /** The expected by why they are. */
      enrolled: count,
      roster: count,
      follows: count,
    }),
    /** When that was so. */
    at: instant,
    rows: z.array(
      z.strictObject({
        /** The person's id, or of the roster that of an entry nobody has come for. */
        key: id,
        name: z.string(),
        /** '' of an entry of the roster. */
        institutionName: z.string(),
        departmentName: z.string(),
        /** Of another institution than the caller's. */
        outside: z.boolean(),
        /** Why they are expected; null of a walk-in. */
        reason: z.nullable(z.enum(expectedReasons)),
        /** When they enrolled. */
        enrolledAt: z.nullable(instant),
        /** Whether `expected.phone` has a number of theirs. */
        mayCall: z.boolean(),
        /** When their first check-in of today came in; null of who is not there. */
        arrivedAt: z.nullable(instant),
      }),
    ),
    nextCursor: z.optional(z.string()),
  }),
  errors: [],
});

/**
 * The phone of somebody who is expected, to be dialled and not to be shown: the one that they gave for it when they enrolled, else the one
 * that the roster of the meeting has. Each time is in the audit log, with the reason.
 */
export const expectedPhone = defineCall({
  name: 'expected.phone',
  service: 'api',
  roles: attendants,
  kind: 'command',
  input: z.strictObject({ projectId: id, batchId: id, key: id, reason: z.enum(callReasons) }),
  output: z.strictObject({ phone: z.string() }),
  errors: ['mayNotCall'],
});
