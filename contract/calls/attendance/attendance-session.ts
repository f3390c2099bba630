import * as z from 'zod/mini';
import { anyAdministrator, attendants, defineCall } from '../../define-call';
import { MAX_PLACE_LENGTH } from '../../../domain/attendance/attendance-session';
import { count, day, id, text } from '../../common';
import { cap, rotationSeconds, session } from './attendance';

/** M11: the course list of a project with its sessions, one row a batch. */
export const attendanceSessionList = defineCall({
  name: 'attendanceSession.list',
  service: 'api',
  roles: anyAdministrator,
  kind: 'query',
  input: z.strictObject({ projectId: id }),
  output: z.strictObject({
    projectId: id,
    projectNumber: z.string(),
    title: z.string(),
    batches: z.array(
      z.strictObject({ batchId: id, begin: day, end: day, session: z.nullable(session), headCount: count }),
    ),
    courses: z.array(z.strictObject({ courseId: id, topic: z.string() })),
  }),
  errors: [],
});

/**
 * Opens QR attendance of a batch, or re-opens the session it already has: a batch has one session. Covers all courses
 * unless some are named.
 */
export const attendanceSessionOpen = defineCall({
  name: 'attendanceSession.open',
  service: 'api',
  roles: attendants,
  kind: 'command',
  input: z.strictObject({
    projectId: id,
    batchId: id,
    courseIds: z.optional(z.array(id).check(z.minLength(1), z.maxLength(60))),
    placeName: z.optional(text(MAX_PLACE_LENGTH, 1)),
  }),
  output: z.strictObject({ session }),
  errors: ['institutionSuspended', 'projectNotApproved', 'outsideBatch', 'contentRejected'],
});

/** Changes the settings of A5c; only what is given changes. `open: false` pauses the session. */
export const attendanceSessionUpdate = defineCall({
  name: 'attendanceSession.update',
  service: 'api',
  roles: attendants,
  kind: 'command',
  input: z.strictObject({
    sessionId: id,
    open: z.optional(z.boolean()),
    cap: z.optional(z.nullable(cap)),
    /** The administrator knows that more people are there already than `cap` allows: they stay, nobody else gets in. */
    belowPeople: z.optional(z.boolean()),
    rotationSeconds: z.optional(rotationSeconds),
    placeName: z.optional(text(MAX_PLACE_LENGTH, 1)),
    acceptLate: z.optional(z.boolean()),
  }),
  output: z.strictObject({ session }),
  errors: ['institutionSuspended', 'contentRejected', 'capBelowPeople'],
});
