/** Check-ins that somebody should look at (存疑签到): what is stored to list and count them by flag and session, and who writes it. */
import { doubtsOf, type SuspiciousFlag } from '../../domain/attendance/attendance-record';
import type { OwnBatch } from './attendance';
import type { Database } from './database';
import type { AttendanceRecord } from './documents';
import { eachPortion, type Going } from './each-portion';
import { findPage, type Page, type PageRequest } from './paging';
import { howMany } from './questions';

type Doubtful = Pick<AttendanceRecord, 'sessionId' | 'flags' | 'verified' | 'removed'>;

/** Any flag at all. */
const ANY = 'any';

/** By which a record is found: a flag or any, in its session or in the whole batch. */
const keyOf = (flag: SuspiciousFlag | undefined, sessionId: string | undefined): string =>
  [flag ?? ANY, ...(sessionId === undefined ? [] : [sessionId])].join(' ');

/** What of a record is stored for these lists; nothing once somebody has looked into it, or of one without a doubt. */
export function doubtKeys({ sessionId, flags, verified, removed }: Doubtful): { doubts?: string[] } {
  const doubts = verified || removed ? [] : doubtsOf(flags);
  if (doubts.length === 0) return {};
  return {
    doubts: [undefined, ...doubts].flatMap((flag) => [keyOf(flag, undefined), keyOf(flag, sessionId)]),
  };
}

/** Of a whole batch, or of one of its sessions; of one flag, or of any. */
export interface DoubtQuery {
  sessionId?: string | undefined;
  flag?: SuspiciousFlag | undefined;
}

const whereOf = ({ institutionId, projectId, batchId }: OwnBatch, { flag, sessionId }: DoubtQuery) => ({
  projectId,
  batchId,
  institutionId,
  doubts: keyOf(flag, sessionId),
});

/** How many check-ins somebody should look at. An index answers. */
export const howManyDoubts = (batch: OwnBatch, query: DoubtQuery = {}) =>
  howMany('attendanceRecords', whereOf(batch, query));

/** The same, flag by flag. */
export function doubtsByFlag(batch: OwnBatch, { sessionId }: Pick<DoubtQuery, 'sessionId'>) {
  const of = (flag: SuspiciousFlag) => howManyDoubts(batch, { sessionId, flag });
  return {
    outsidePlace: of('outsidePlace'),
    fromAlbum: of('fromAlbum'),
    twoPlaces: of('twoPlaces'),
    longAfterDisplay: of('longAfterDisplay'),
    twoHalls: of('twoHalls'),
    codeTail: of('codeTail'),
    sameLateCode: of('sameLateCode'),
  } satisfies Record<SuspiciousFlag, unknown>;
}

/** Check-ins that somebody should look at, the newest evidence first. */
export function listDoubts(
  db: Database,
  batch: OwnBatch,
  options: DoubtQuery & { request: PageRequest; filter?: ((record: AttendanceRecord) => boolean) | undefined },
): Promise<Page<AttendanceRecord>> {
  const { request, filter } = options;
  return findPage(db, 'attendanceRecords', {
    where: whereOf(batch, options),
    orderBy: ['evidenceAt', 'desc'],
    request,
    ...(filter ? { filter } : {}),
  });
}

/**
 * Notes what a look at the whole hall says of a record. Whoever has ruled on it meanwhile is not overruled.
 * @returns whether it was noted
 */
export async function noteSigns(
  db: Database,
  record: Pick<AttendanceRecord, '_id' | 'sessionId'>,
  { flags, signs }: Pick<AttendanceRecord, 'flags' | 'signs'>,
): Promise<boolean> {
  const { doubts } = doubtKeys({ sessionId: record.sessionId, flags });
  const nobodyRuled = { _id: record._id, verified: { exists: false }, removed: { exists: false } };
  const changed = await db.updateWhere('attendanceRecords', nobodyRuled, {
    set: { flags, flagged: flags.length > 0, ...(signs && { signs }), ...(doubts && { doubts }) },
    unset: [...(signs ? [] : ['signs']), ...(doubts ? [] : ['doubts'])],
  });
  return changed === 1;
}

const RECORDS_A_PORTION = 500;

/** Check-ins from before doubts were listed. */
export const listEarlierDoubts = (db: Database, going: Going): Promise<string | undefined> =>
  eachPortion(
    db,
    'attendanceRecords',
    { size: RECORDS_A_PORTION, fields: ['sessionId', 'flags', 'verified', 'removed', 'doubts'] },
    going,
    async (records) => {
      for (const record of records) {
        const { doubts } = doubtKeys(record);
        if (doubts === undefined || record.doubts !== undefined) continue;
        await db.updateWhere(
          'attendanceRecords',
          { _id: record._id, verified: { exists: false }, removed: { exists: false } },
          { set: { doubts } },
        );
      }
    },
  );
