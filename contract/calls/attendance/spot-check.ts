import * as z from 'zod/mini';
import { SPOT_CHECK_NOTICE_MINUTES } from '../../../domain/attendance/spot-check';
import { attendants, defineCall } from '../../define-call';
import { count, id, instant, pageInput, searchText } from '../../common';

const window = z.strictObject({ begin: instant, end: instant });

/** 抽查点名 (D6): a window of two minutes in one hall, from now or after a short notice. Whoever is there is told at once. */
export const spotCheckStart = defineCall({
  name: 'spotCheck.start',
  service: 'api',
  roles: attendants,
  kind: 'command',
  input: z.strictObject({
    sessionId: id,
    noticeMinutes: z.union(SPOT_CHECK_NOTICE_MINUTES.map((minutes) => z.literal(minutes))),
  }),
  output: window,
  errors: ['projectNotApproved', 'outsideBatch', 'spotCheckWithoutCode', 'spotCheckRunning', 'tooManySpotChecks'],
});

/** The last spot check of a session: who was asked, and who of them has not come, in pages. */
export const spotCheckGet = defineCall({
  name: 'spotCheck.get',
  service: 'api',
  roles: attendants,
  kind: 'query',
  input: z.strictObject({ sessionId: id, search: searchText, ...pageInput }),
  output: z.strictObject({
    projectId: id,
    batchId: id,
    title: z.string(),
    /** All of today, in order of time. */
    today: z.array(window),
    /** Null before the first one of the session. */
    last: z.nullable(
      z.strictObject({
        ...window.shape,
        by: z.string(),
        /** People of that day in its hall, and check-ins there during it. */
        present: count,
        scanned: count,
      }),
    ),
    /** Who was there and has not come; names for the administrator's phone alone. */
    rows: z.array(
      z.strictObject({
        personId: id,
        name: z.string(),
        personNumber: z.string(),
        institutionName: z.string(),
        departmentName: z.string(),
        lastAt: instant,
      }),
    ),
    nextCursor: z.optional(z.string()),
  }),
  errors: [],
});
