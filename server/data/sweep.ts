import { ENROLMENT_KEPT_DAYS, PICTURE_KEPT_DAYS } from '../../domain/attendance/face';
import { DAY_MS, MINUTE_MS } from '../../domain/kernel/time';
import { MESSAGE_KEPT_MS } from '../../domain/message/reading';
import type { Services } from '../call/context';
import { ATTEMPT_KEPT_MS } from '../../domain/kernel/rate-limit';
import type { Database } from './database';
import { forgetPhones } from './enrolments';
import { forgetExpected } from './expected-entries';
import { sweepFiles } from './sweep-files';

/** Documents a slice takes away, and slices of one collection a run: what is left waits for the next run. */
const SLICE = 100;
const SLICES_A_RUN = 5;

/** Far longer than any phone sends a request again. */
const ANSWER_KEPT_MS = 2 * DAY_MS;
/** A ticket is good for ten minutes; it stays for an hour so that no clock at its edge loses a scan. */
const TICKET_KEPT_MS = 60 * MINUTE_MS;

/** A consent that was not used for a year is no wish any more. */
const CONSENT_KEPT_MS = 365 * DAY_MS;

/** A request that was decided has told what it came to; who asked for it is nobody's business for longer. */
const REQUEST_KEPT_MS = 90 * DAY_MS;

/** What serves for a time only: the instant that says how old it is, and how long it is kept. */
const passing = [
  { collection: 'commandResults', instant: 'at', keptMs: ANSWER_KEPT_MS },
  { collection: 'scanTickets', instant: 'receivedAt', keptMs: TICKET_KEPT_MS },
  { collection: 'faceTickets', instant: 'receivedAt', keptMs: TICKET_KEPT_MS },
  { collection: 'faceEnrolments', instant: 'usedAt', keptMs: ENROLMENT_KEPT_DAYS * DAY_MS },
  { collection: 'faceChecks', instant: 'at', keptMs: PICTURE_KEPT_DAYS * DAY_MS },
  { collection: 'displays', instant: 'until', keptMs: DAY_MS },
  { collection: 'messages', instant: 'at', keptMs: MESSAGE_KEPT_MS },
  { collection: 'messageConsents', instant: 'at', keptMs: CONSENT_KEPT_MS },
  { collection: 'phoneCodes', instant: 'at', keptMs: DAY_MS },
  { collection: 'directoryRequests', instant: 'closedAt', keptMs: REQUEST_KEPT_MS },
  { collection: 'weChatReaders', instant: 'at', keptMs: MESSAGE_KEPT_MS },
  { collection: 'dailyUses', instant: 'at', keptMs: 2 * DAY_MS },
  // Rows of imports: the bad ones of those that were taken, for as long as somebody may still mend them.
  { collection: 'rosterChunks', instant: 'at', keptMs: 30 * DAY_MS },
  { collection: 'catalogueChunks', instant: 'at', keptMs: 30 * DAY_MS },
  { collection: 'activityChunks', instant: 'at', keptMs: 30 * DAY_MS },
  { collection: 'examImports', instant: 'startedAt', keptMs: 30 * DAY_MS },
  { collection: 'attempts', instant: 'latestAt', keptMs: ATTEMPT_KEPT_MS },
] as const;

/** Takes away what has served its time, the oldest first, a bounded number at once. @returns how many documents */
export async function sweep({ db, platform }: Pick<Services, 'db' | 'platform'>, now: number): Promise<number> {
  const forgotten = (await forgetPhones(db, now)) + (await forgetExpected(db, now));
  return (await sweepFiles(db, platform, now)) + (await sweepDocuments(db, now)) + forgotten;
}

async function sweepDocuments(db: Database, now: number): Promise<number> {
  let removed = 0;
  for (const { collection, instant, keptMs } of passing) {
    const old = { [instant]: { lt: now - keptMs } };
    for (let slice = 0; slice < SLICES_A_RUN; slice += 1) {
      const found = await db.find(collection, {
        where: old,
        orderBy: [[instant, 'asc']],
        fields: ['_id'],
        limit: SLICE,
      });
      if (found.length === 0) break;
      // Once more by its age: a document that was written again meanwhile stays.
      removed += await db.removeWhere(collection, { _id: { in: found.map(({ _id }) => _id) }, ...old });
      if (found.length < SLICE) break;
    }
  }
  return removed;
}
