import * as z from 'zod/mini';
import { anyAdministrator, attendants, defineCall } from '../../define-call';
import { MAX_PLACE_LENGTH } from '../../../domain/attendance/attendance-session';
import { count, day, id, instant, text } from '../../common';
import { cap, rotationSeconds, session, sessionPlace } from './attendance';

const courseIds = z.array(id).check(z.minLength(1), z.maxLength(60));

const window = z.strictObject({ begin: instant, end: instant });

/** M11: the course list of a project with the sessions of its batches, and the people of one day. */
export const attendanceSessionList = defineCall({
  name: 'attendanceSession.list',
  service: 'api',
  roles: anyAdministrator,
  kind: 'query',
  input: z.strictObject({
    projectId: id,
    /** Whose people are counted; today without it, and for a batch that has not begun or is over the day nearest to it. */
    day: z.optional(day),
  }),
  output: z.strictObject({
    projectId: id,
    projectNumber: z.string(),
    title: z.string(),
    batches: z.array(
      z.strictObject({
        batchId: id,
        begin: day,
        end: day,
        /** People of the whole batch. */
        headCount: count,
        /** The day whose people and windows follow. */
        day,
        /** People of that day in all sessions: somebody who was in two of them is one. */
        dayHeadCount: count,
        windows: z.array(window),
        sessions: z.array(
          z.strictObject({
            ...session.shape,
            /** People of that day. */
            headCount: count,
            /** Its people on all its days, what the cap counts; only with a cap. */
            batchCount: z.nullable(count),
          }),
        ),
      }),
    ),
    courses: z.array(z.strictObject({ courseId: id, topic: z.string(), lecturerName: z.string() })),
  }),
  errors: [],
});

/**
 * Opens QR attendance of a batch, or re-opens the first session it already has. Covers all courses unless some are named.
 */
export const attendanceSessionOpen = defineCall({
  name: 'attendanceSession.open',
  service: 'api',
  roles: attendants,
  kind: 'command',
  input: z.strictObject({
    projectId: id,
    batchId: id,
    courseIds: z.optional(courseIds),
    placeName: z.optional(text(MAX_PLACE_LENGTH, 1)),
  }),
  output: z.strictObject({ session }),
  errors: ['institutionSuspended', 'projectNotApproved', 'outsideBatch', 'contentRejected'],
});

/** One more session of a batch (D2): a hall, a group of courses, a day. */
export const attendanceSessionCreate = defineCall({
  name: 'attendanceSession.create',
  service: 'api',
  roles: attendants,
  kind: 'command',
  input: z.strictObject({
    projectId: id,
    batchId: id,
    courseIds,
    placeName: text(MAX_PLACE_LENGTH, 1),
    /** The only day on which its code can be shown; every day of the batch without it. */
    day: z.optional(day),
    cap: z.optional(z.nullable(cap)),
    rotationSeconds: z.optional(rotationSeconds),
    acceptLate: z.optional(z.boolean()),
    place: z.optional(z.nullable(sessionPlace)),
    faceCheck: z.optional(z.boolean()),
  }),
  output: z.strictObject({ session }),
  errors: ['institutionSuspended', 'projectNotApproved', 'outsideBatch', 'tooManySessions', 'contentRejected'],
});

/** Changes the settings of A5c; only what is given changes. `open: false` ends the session; `open: true` opens it again on one of its days. */
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
    /** null: places are not looked at. */
    place: z.optional(z.nullable(sessionPlace)),
    faceCheck: z.optional(z.boolean()),
    /** What is recorded stays what it is: later scans alone are of these courses. */
    courseIds: z.optional(courseIds),
    day: z.optional(z.nullable(day)),
  }),
  output: z.strictObject({ session }),
  errors: [
    'institutionSuspended',
    'contentRejected',
    'capBelowPeople',
    'outsideBatch',
    // Of a group activity (M21).
    'wrongState',
    'peopleGathering',
  ],
});
