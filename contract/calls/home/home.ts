import * as z from 'zod/mini';
import { anyAdministrator, defineCall } from '../../define-call';
import { count, day, HOME_ROWS, id, instant } from '../../common';
import { OWED_ROWS, owedKinds } from '../../../domain/credit/owed';
import { attendanceToday, myRecord } from '../attendance/attendance';
import { ledgerMine } from '../credit/ledger';
import { sessionGet } from '../person/session';
import { noticeRow } from '../project/notice';

const year = ledgerMine.output.shape;

/**
 * The tab of trainees (T1) in one call, whoever opens it: who they are to us, the next notices and, of somebody who is registered, their
 * day, their year and their last check-ins.
 */
export const homeTrainee = defineCall({
  name: 'home.trainee',
  service: 'api',
  roles: ['anyone'],
  kind: 'query',
  input: z.strictObject({}),
  output: z.strictObject({
    session: sessionGet.output,
    notices: z.array(noticeRow).check(z.maxLength(HOME_ROWS)),
    /** Of somebody who has not registered: the scan that waits for it, and until when (rules: "Kept scan"). */
    keptScan: z.nullable(z.strictObject({ scannedAt: instant, until: instant, title: z.string() })),
    own: z.nullable(
      z.strictObject({
        today: attendanceToday.output,
        year: z.strictObject({
          year: year.year,
          requiredCreditHundredths: year.requiredCreditHundredths,
          requiredHourTenths: year.requiredHourTenths,
          effectiveCreditHundredths: year.effectiveCreditHundredths,
          effectiveHourTenths: year.effectiveHourTenths,
          pendingCreditHundredths: year.pendingCreditHundredths,
        }),
        records: z.array(myRecord).check(z.maxLength(HOME_ROWS)),
        /** What they still owe, the soonest to end first: evaluations that they may answer now, exams that they may take. */
        owed: z.array(
          z.strictObject({
            kind: z.enum(['evaluation', 'exam']),
            projectId: id,
            batchId: id,
            title: z.string(),
            until: instant,
          }),
        ),
      }),
    ),
  }),
  errors: [],
});

/** What the home page of a hospital's administrator shows (A1): what waits for them and what is going on. */
export const homeAdministrator = defineCall({
  name: 'home.administrator',
  service: 'api',
  roles: anyAdministrator,
  kind: 'query',
  input: z.strictObject({}),
  output: z.strictObject({
    pendingRegistrations: z.int(),
    pendingRebindings: z.int(),
    /** People who did not find their department in the list. */
    openDirectoryRequests: z.int(),
    pendingCorrections: z.int(),
    /** Appeals that nobody has answered. */
    openAppeals: count,
    /** People who may be taken in now, and people who want to leave and have no answer yet. */
    transfersToApprove: count,
    transfersToAnswer: count,
    returnedProjects: z.int(),
    /** Approved projects with a batch that is over and not granted. */
    projectsToGrant: z.int(),
    /** Grant rounds whose materials are still to be handed in, or were returned. */
    materialsToSubmit: z.int(),
    /** Group activities that the centre has returned. */
    returnedActivities: count,
    /** What is owed of holdings that are over, the most urgent first, and how many there are in all. */
    owed: z
      .array(
        z.strictObject({
          kind: z.enum(owedKinds),
          projectId: id,
          batchId: id,
          roundId: z.nullable(id),
          title: z.string(),
          due: z.nullable(day),
          daysLeft: count,
          daysLate: count,
        }),
      )
      .check(z.maxLength(OWED_ROWS)),
    owedInAll: count,
    /** Batches that are held today, running sessions first. */
    today: z.array(
      z.strictObject({
        projectId: id,
        batchId: id,
        /** Of its only session today; null without one, and where there are several to choose from. */
        sessionId: z.nullable(id),
        sessions: count,
        open: z.boolean(),
        title: z.string(),
        placeName: z.string(),
        /** When people are to check in today, in order of time, both ends included. */
        windows: z.array(z.strictObject({ begin: instant, end: instant })),
        /** Today's people, each once. */
        headCount: count,
        /** People of that session on all its days, what the cap counts; only with a cap. */
        batchCount: z.nullable(count),
        cap: z.nullable(count),
      }),
    ),
  }),
  errors: [],
});
