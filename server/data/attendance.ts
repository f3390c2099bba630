import { instantOf, addDays, type Day } from '../../domain/kernel/time';
import { TWO_PLACES_MS } from '../../domain/attendance/two-places';
import { decodeCursor, encodeCursor, findPage, type Page, type PageRequest } from './paging';
import { addOrRunAgain, type Condition, type Database, type Reader, type Transaction, type Where } from './database';
import type { AttendanceRecord } from './documents';
import { documents } from './questions';

/** A batch of the caller's own institution. */
export interface OwnBatch {
  institutionId: string;
  projectId: string;
  batchId: string;
}

const PAGE = 1000;

/** Writes a record; `exists` when the same person has sent the same token before. */
export function addRecord(db: Database, record: AttendanceRecord): Promise<'added' | 'exists'> {
  return db.add('attendanceRecords', record);
}

/** Writes a record that an administrator makes, in a transaction. False when a colleague was faster. */
export async function addMadeRecord(tx: Transaction, record: AttendanceRecord): Promise<boolean> {
  if ((await getRecord(tx, record._id)) !== undefined) return false;
  await addOrRunAgain(tx, 'attendanceRecords', record);
  return true;
}

export function getRecord(db: Reader, recordId: string): Promise<AttendanceRecord | undefined> {
  return db.get('attendanceRecords', recordId);
}

/**
 * The moment of a person's record in another batch that is too near to have been in both; undefined when there is none. The
 * sessions of one batch are halls of one house: between two of them somebody walks in a minute.
 */
export async function findElsewhere(
  db: Database,
  {
    personId,
    batch,
    evidenceAt,
  }: { personId: string; batch: Pick<OwnBatch, 'projectId' | 'batchId'>; evidenceAt: number },
): Promise<number | undefined> {
  const near = await db.find('attendanceRecords', {
    where: { personId, evidenceAt: { gt: evidenceAt - TWO_PLACES_MS, lt: evidenceAt + TWO_PLACES_MS } },
    fields: ['projectId', 'batchId', 'evidenceAt', 'removed'],
    limit: 100,
  });
  return near.find(
    ({ projectId, batchId, removed }) => !removed && (projectId !== batch.projectId || batchId !== batch.batchId),
  )?.evidenceAt;
}

/** A person somewhere at a moment. */
export type Sighting = Pick<AttendanceRecord, 'personId' | 'evidenceAt'>;

/** What stands right behind the ids that begin with those of a batch: they go on with a colon, and a semicolon follows it. */
const behind = (sessionId: string): string => `${sessionId};`;

/**
 * When these people, at most 100, were in sessions of other batches from `from` to `to`, in no particular order. Three reads, more
 * where they have a thousand such records, however many they have in the batch itself.
 * @param sessionId of the first session of the batch: the ids of the others begin with it and a colon
 */
export async function findAllElsewhere(
  db: Database,
  { personIds, sessionId, from, to }: { personIds: readonly string[]; sessionId: string; from: number; to: number },
): Promise<Sighting[]> {
  const read = async (people: readonly string[], other: Condition): Promise<Sighting[]> => {
    const found = await db.find('attendanceRecords', {
      where: { personId: { in: people }, sessionId: other, evidenceAt: { gte: from, lte: to } },
      fields: ['personId', 'evidenceAt', 'removed'],
      limit: PAGE,
    });
    // A full read may not be all: of fewer people it is. What one person alone has beyond it says nothing new.
    if (found.length < PAGE || people.length === 1) return found.filter(({ removed }) => !removed);
    const half = Math.ceil(people.length / 2);
    return [...(await read(people.slice(0, half), other)), ...(await read(people.slice(half), other))];
  };
  // "Another batch" as ranges around its ids: the query language knows no inequality.
  const others: Condition[] = [{ lt: sessionId }, { gt: sessionId, lt: `${sessionId}:` }, { gte: behind(sessionId) }];
  const found: Sighting[] = [];
  for (const other of others) found.push(...(await read(personIds, other)));
  return found;
}

const scannedFields = [
  'personId',
  'evidenceAt',
  'origin',
  'provisional',
  'confirmed',
  'removed',
  'verified',
  'flags',
  'courseIds',
  'sessionId',
  'placeName',
] as const;
/** A record without what only lists show. */
export type ScannedRecord = Pick<AttendanceRecord, '_id' | (typeof scannedFields)[number]>;

const patternFields = [
  'personId',
  'sessionId',
  'day',
  'evidenceAt',
  'ageMs',
  'rotationSeconds',
  'origin',
  'removed',
  'verified',
  'flags',
  'signs',
  'courseIds',
  'placeName',
] as const;
/** A record as a look at the whole hall needs it. */
export type PatternRecord = Pick<AttendanceRecord, '_id' | (typeof patternFields)[number]>;

/** Moments of evidence: `from` included, `until` not. */
export interface EvidenceSpan {
  from: number;
  until: number;
}

/** Every moment there is. */
export const ALWAYS: EvidenceSpan = { from: 0, until: Number.MAX_SAFE_INTEGER };

/**
 * The records of a batch in pages of up to 1000, newest evidence first, ties by id. One query a page: it begins with the
 * ties of the last record, and those that were given before are left out.
 */
export const scanBatch = (
  db: Database,
  batch: OwnBatch,
  span: EvidenceSpan = ALWAYS,
): AsyncGenerator<ScannedRecord[]> => readBack(db, batch, { span, fields: scannedFields });

/** The same with what a look at the whole hall needs. */
export const scanPatterns = (db: Database, batch: OwnBatch): AsyncGenerator<PatternRecord[]> =>
  readBack(db, batch, { span: ALWAYS, fields: patternFields });

async function* readBack<Field extends keyof AttendanceRecord>(
  db: Database,
  { institutionId, projectId, batchId }: OwnBatch,
  { span: { from, until }, fields }: { span: EvidenceSpan; fields: readonly ('evidenceAt' | Field)[] },
): AsyncGenerator<Pick<AttendanceRecord, '_id' | 'evidenceAt' | Field>[]> {
  const readDown = (where: Where): Promise<Pick<AttendanceRecord, '_id' | 'evidenceAt' | Field>[]> =>
    db.find('attendanceRecords', {
      where,
      orderBy: [
        ['evidenceAt', 'desc'],
        ['_id', 'desc'],
      ],
      fields,
      limit: PAGE,
    });
  const where = { projectId, batchId, institutionId };
  let last: Pick<AttendanceRecord, '_id' | 'evidenceAt'> | undefined;
  for (;;) {
    const evidenceAt: Condition = last ? { gte: from, lte: last.evidenceAt } : { gte: from, lt: until };
    const read = await readDown({ ...where, evidenceAt });
    let page = last ? read.filter(isBehind(last)) : read;
    // More people than one read gives scanned within the same second: on by id alone.
    if (last && page.length === 0 && read.length === PAGE) {
      page = await readDown({ ...where, evidenceAt: last.evidenceAt, _id: { lt: last._id } });
      if (page.length === 0) page = await readDown({ ...where, evidenceAt: { gte: from, lt: last.evidenceAt } });
    }
    const end = page.at(-1);
    if (!end) return;
    yield page;
    if (read.length < PAGE) return;
    last = end;
  }
}

/** The people of a session whose records count as they stand, in pages, as they arrived; somebody may come more than once. */
export async function* scanSession(
  db: Database,
  sessionId: string,
): AsyncGenerator<Pick<AttendanceRecord, '_id' | 'personId' | 'confirmed' | 'removed'>[]> {
  const seen = { at: 0, ids: new Set<string>() };
  for (;;) {
    const read = await db.find('attendanceRecords', {
      where: { sessionId, receivedAt: { gte: seen.at } },
      orderBy: [['receivedAt', 'asc']],
      fields: ['personId', 'confirmed', 'removed', 'receivedAt'],
      limit: PAGE,
    });
    const page = read.filter(({ _id }) => !seen.ids.has(_id));
    if (page.length > 0) yield page;
    const last = read.at(-1);
    if (!last || read.length < PAGE) return;
    // A page that begins and ends in one millisecond would be read for ever.
    seen.at = last.receivedAt > seen.at ? last.receivedAt : seen.at + 1;
    seen.ids = new Set(read.filter(({ receivedAt }) => receivedAt === seen.at).map(({ _id }) => _id));
  }
}

const isBehind =
  (last: Pick<AttendanceRecord, '_id' | 'evidenceAt'>) =>
  ({ evidenceAt, _id }: Pick<AttendanceRecord, '_id' | 'evidenceAt'>): boolean =>
    evidenceAt < last.evidenceAt || (evidenceAt === last.evidenceAt && _id < last._id);

const arrivalFields = ['personId', 'receivedAt', 'evidenceAt', 'day', 'removed', 'who.name'] as const;
/** A record as the live count reads it. */
export type Arrival = Pick<AttendanceRecord, '_id' | 'personId' | 'receivedAt' | 'evidenceAt' | 'day' | 'removed'> & {
  who: { name: string };
};

/** The next records of a session received at `since` or later, in the order of their arrival, at most 1000. */
export function findArrivals(
  db: Database,
  { sessionId, since }: { sessionId: string; since: number },
): Promise<Arrival[]> {
  return db.find('attendanceRecords', {
    where: { sessionId, receivedAt: { gte: since } },
    orderBy: [['receivedAt', 'asc']],
    fields: arrivalFields,
    limit: PAGE,
  });
}

/** Whether anybody's record of a session was received after an instant. */
export const arrivedSince = async (db: Database, sessionId: string, after: number): Promise<boolean> =>
  (
    await db.find('attendanceRecords', {
      where: { sessionId, receivedAt: { gt: after } },
      orderBy: [['receivedAt', 'asc']],
      fields: ['receivedAt'],
      limit: 1,
    })
  ).length > 0;

/** How many records one call of {@link findArrivals} gives at most: a full page may be followed by another. */
export const ARRIVALS_A_READ = PAGE;

/** The records of a batch, newest evidence first; of one day when it is given. */
export async function listBatchRecords(
  db: Database,
  { institutionId, projectId, batchId }: OwnBatch,
  options: {
    day: Day | undefined;
    request: PageRequest;
    /** What an index answers of it. */
    where: Where;
    filter: (record: AttendanceRecord) => boolean;
  },
): Promise<Page<AttendanceRecord>> {
  const { day, request, where, filter } = options;
  const from = day === undefined ? 0 : instantOf(day);
  // A cursor with an empty id stands just before everything older: right after the day's last moment.
  const start = day === undefined ? undefined : encodeCursor([instantOf(addDays(day, 1)), '']);
  const { rows, nextCursor } = await findPage(db, 'attendanceRecords', {
    where: { projectId, batchId, institutionId, ...where },
    orderBy: ['evidenceAt', 'desc'],
    request: { ...request, cursor: request.cursor ?? start },
    filter: (record) => record.evidenceAt >= from && filter(record),
  });
  const readDownTo = decodeCursor(nextCursor, ['number', 'string'])?.[0];
  // What follows lies before the day.
  if (nextCursor === undefined || readDownTo === undefined || readDownTo < from) return { rows };
  return { rows, nextCursor };
}

/** A person's own records, newest evidence first. */
export function listRecordsOfPerson(
  db: Database,
  personId: string,
  request: PageRequest,
): Promise<Page<AttendanceRecord>> {
  return findPage(db, 'attendanceRecords', { where: { personId }, orderBy: ['evidenceAt', 'desc'], request });
}

/** A person's records in one batch; nobody has more than a hundred that matter to whether they were there. */
export const recordsOfPersonIn = (
  db: Database,
  { institutionId, projectId, batchId }: OwnBatch,
  personId: string,
): Promise<AttendanceRecord[]> =>
  db.find('attendanceRecords', { where: { projectId, batchId, institutionId, personId }, limit: 1000 });

/** A person's records since an instant, newest evidence first; at most a thousand. */
export const recordsSince = (personId: string, since: number) =>
  documents('attendanceRecords', {
    where: { personId, evidenceAt: { gte: since } },
    orderBy: [['evidenceAt', 'desc']],
    limit: PAGE,
  });

/** A person's last records, newest evidence first. */
export const lastRecordsOf = (personId: string, limit: number) =>
  documents('attendanceRecords', { where: { personId }, orderBy: [['evidenceAt', 'desc']], limit });

/** More check-ins than anybody makes in a year. */
const A_YEARS_RECORDS = 5000;

/** In which batches a person has checked in within a span of evidence: a row a record, newest evidence first. */
export const batchesAttended = (personId: string, { from, until }: EvidenceSpan) =>
  documents('attendanceRecords', {
    where: { personId, evidenceAt: { gte: from, lt: until } },
    orderBy: [['evidenceAt', 'desc']],
    fields: ['projectId', 'batchId'],
    limit: A_YEARS_RECORDS,
  });

/** The next late records of a batch that nobody has confirmed; of these ids only, when they are given. */
export async function findUnconfirmedLate(
  db: Database,
  { institutionId, projectId, batchId }: OwnBatch,
  { recordIds, limit }: { recordIds?: readonly string[]; limit: number },
): Promise<Pick<AttendanceRecord, '_id' | 'personId' | 'sessionId'>[]> {
  const waiting = { institutionId, projectId, batchId, origin: 'late', confirmed: false, removed: { exists: false } };
  return db.find('attendanceRecords', {
    where: recordIds ? { ...waiting, _id: { in: recordIds } } : waiting,
    fields: ['personId', 'sessionId'],
    limit,
  });
}

/** Confirms late records inside a transaction of the caller's. @returns those that nobody had confirmed before */
export async function confirmRecords(tx: Transaction, recordIds: readonly string[]): Promise<AttendanceRecord[]> {
  const newlyConfirmed: AttendanceRecord[] = [];
  for (const recordId of recordIds) {
    const record = await tx.get('attendanceRecords', recordId);
    if (record?.confirmed !== false) continue;
    await tx.update('attendanceRecords', recordId, { set: { confirmed: true } });
    newlyConfirmed.push({ ...record, confirmed: true });
  }
  return newlyConfirmed;
}
