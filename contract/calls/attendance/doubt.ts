import * as z from 'zod/mini';
import { suspiciousFlags } from '../../../domain/attendance/attendance-record';
import { anyAdministrator, defineCall } from '../../define-call';
import { count, day, id, instant, pageInput, searchText } from '../../common';
import { attendanceFlag, placeBand } from './attendance';

const suspiciousFlag = z.enum(suspiciousFlags);

/** What the signs of a record say in figures (domain/attendance/arrival-pattern.ts, two-halls.ts); those that it has. */
const signs = z.strictObject({
  tailVisits: z.optional(count),
  tailPeople: z.optional(count),
  codePeople: z.optional(count),
  elsewhereAt: z.optional(instant),
  hallAt: z.optional(instant),
  hall: z.optional(z.string()),
});

/** 存疑签到 (D10): check-ins of a batch that a person should look at, by flag and session; whoever was ruled on is not among them. */
export const doubtList = defineCall({
  name: 'doubt.list',
  service: 'api',
  roles: anyAdministrator,
  kind: 'query',
  input: z.strictObject({
    projectId: id,
    batchId: id,
    sessionId: z.optional(id),
    flag: z.optional(suspiciousFlag),
    /** Part of a name, a person number, a department or an institution. */
    search: searchText,
    ...pageInput,
  }),
  output: z.strictObject({
    title: z.string(),
    /** All of the batch, in the order of their numbers. */
    sessions: z.array(z.strictObject({ sessionId: id, number: z.int(), placeName: z.string(), day: z.nullable(day) })),
    /** Of the session that was asked for, else of the batch. One check-in may have several flags. */
    total: count,
    counts: z.array(z.strictObject({ flag: suspiciousFlag, count })),
    rows: z.array(
      z.strictObject({
        recordId: id,
        sessionId: id,
        personId: id,
        name: z.string(),
        personNumber: z.string(),
        institutionName: z.string(),
        departmentName: z.string(),
        outside: z.boolean(),
        evidenceAt: instant,
        receivedAt: instant,
        ageMs: z.int(),
        rotationSeconds: z.nullable(z.int()),
        placeName: z.string(),
        place: z.nullable(placeBand),
        flags: z.array(attendanceFlag),
        signs,
        /** It came late and nobody has confirmed it: found in order, it is still to be confirmed. */
        awaitsConfirmation: z.boolean(),
      }),
    ),
    nextCursor: z.optional(z.string()),
  }),
  errors: [],
});
