import type { Day } from '../../domain/kernel/time';
import { scanSession, type OwnBatch } from './attendance';
import type { Database, Query, Question } from './database';
import type { AttendanceRecord } from './documents';
import { inParallel, slicesOf } from './in-parallel';
import { documents, howMany, howManyDifferent } from './questions';

/** What of a batch's records is counted; nothing is all of them. Each kind has an index that ends with it. */
export type Counted =
  | Record<string, never>
  | { flagged: true }
  | { origin: 'late' | 'manual' | 'appeal' }
  | { origin: 'late'; confirmed: boolean; removed: { exists: false } };

/** Late records that wait: those that were taken back do not, and are few enough to be read. */
export const awaiting = { origin: 'late', confirmed: false, removed: { exists: false } } as const;

/** How many records a batch has, of one kind or in all. An index answers, however many there are. */
export const recordsOf = (batch: OwnBatch, counted: Counted = {}): Question<number> =>
  howMany('attendanceRecords', { ...batchOnly(batch), ...counted });

/** How many people have a record in a batch. An index answers, however many records there are. */
export const peopleOf = (batch: OwnBatch): Question<number> =>
  howManyDifferent('attendanceRecords', batchOnly(batch), 'personId');

/** The same by itself. */
export const countPeople = (db: Database, batch: OwnBatch): Promise<number> =>
  db.countDistinct('attendanceRecords', batchOnly(batch), 'personId');

/** How many people have a record in a session, which is what a cap counts. Where its batch has no other, an index answers. */
export async function countPeopleOfSession(
  db: Database,
  session: OwnBatch & { _id: string; hasSiblings?: boolean },
): Promise<number> {
  if (!session.hasSiblings) return countPeople(db, session);
  const people = new Set<string>();
  for await (const page of scanSession(db, session._id)) for (const { personId } of page) people.add(personId);
  return people.size;
}

/** How many people have a record of one day in a batch, in whichever of its sessions. */
export const peopleOfBatchDay = (batch: OwnBatch, day: Day): Question<number> =>
  howManyDifferent('attendanceRecords', { ...batchOnly(batch), day }, 'personId');

/** The same by itself. */
export const countPeopleOfDay = (db: Database, batch: OwnBatch, day: Day): Promise<number> =>
  db.countDistinct('attendanceRecords', { ...batchOnly(batch), day }, 'personId');

/** How many records of a batch have their evidence from one moment until another. */
export const recordsBetween = (batch: OwnBatch, { from, until }: { from: number; until: number }): Question<number> =>
  howMany('attendanceRecords', { ...batchOnly(batch), evidenceAt: { gte: from, lt: until } });

/** How many check-ins of a session were received from one moment until another. */
export const receivedBetween = (
  sessionId: string,
  { from, until }: { from: number; until: number },
): Question<number> => howMany('attendanceRecords', { sessionId, receivedAt: { gte: from, lt: until } });

/** How many people have a record of one day in a session. */
export const peopleOfDay = (sessionId: string, day: Day): Question<number> =>
  howManyDifferent('attendanceRecords', { sessionId, day }, 'personId');

/** More than anybody takes back of one batch. */
const MOST_REMOVED = 1000;

/** The records of a batch that were taken back: figures are without them. */
export const removedOf = (batch: OwnBatch) =>
  documents('attendanceRecords', {
    where: { ...batchOnly(batch), removed: true },
    fields: ['personId', 'origin', 'flagged'],
    limit: MOST_REMOVED,
  });

/** Those of some people who have a record in a batch that was not taken back. */
export async function whoIsLeft(db: Database, batch: OwnBatch, personIds: readonly string[]): Promise<Set<string>> {
  const left = await inParallel(slicesOf([...new Set(personIds)], IDS_A_READ), READS_AT_ONCE, async (ids) => {
    const found = await db.find('attendanceRecords', {
      where: { ...batchOnly(batch), personId: { in: ids }, removed: { exists: false } },
      fields: ['personId'],
      limit: PAGE,
    });
    return found.map(({ personId }) => personId);
  });
  return new Set(left.flat());
}

/** Far more than the people who register in the hall make. */
const PROVISIONAL_READ = 10_000;
const PAGE = 1000;
const IDS_A_READ = 100;
const READS_AT_ONCE = 4;

/** The first provisional records of a batch, by their ids: most batches have no more. {@link whoIsProvisional} goes on. */
export const provisionalOf = (batch: OwnBatch) =>
  documents('attendanceRecords', { ...provisionalAfter(batch, ''), limit: PROVISIONAL_READ });

/** Who made the provisional records of a batch, once for each record. */
export async function whoIsProvisional(
  db: Database,
  batch: OwnBatch,
  first: readonly Pick<AttendanceRecord, '_id' | 'personId'>[],
): Promise<string[]> {
  const personIds = first.map(({ personId }) => personId);
  let last = first.length < PROVISIONAL_READ ? undefined : first.at(-1);
  while (last) {
    const page = await db.find('attendanceRecords', { ...provisionalAfter(batch, last._id), limit: PAGE });
    personIds.push(...page.map(({ personId }) => personId));
    last = page.length < PAGE ? undefined : page.at(-1);
  }
  return personIds;
}

const provisionalAfter = (batch: OwnBatch, after: string): Query => ({
  where: { ...batchOnly(batch), provisional: true, _id: { gt: after } },
  orderBy: [['_id', 'asc']],
  fields: ['personId'],
});

/** Nothing but the three: a caller may hand over a whole session. */
function batchOnly({ institutionId, projectId, batchId }: OwnBatch): OwnBatch & Record<string, string> {
  return { projectId, batchId, institutionId };
}
