import { expectedAt, turnout, type Expected, type Turnout } from '../../domain/attendance/expected';
import { MINUTE_MS, type Day } from '../../domain/kernel/time';
import { everyFollower } from '../data/audience';
import type { Database } from '../data/database';
import type { AttendanceSession, Meeting } from '../data/documents';
import { everyEnrolled } from '../data/enrolments';
import { expectedDigests } from '../data/expected-entries';
import { numberDigests } from '../data/people-numbers';
import { getRoster } from '../data/roster';
import { liveCount } from './live-count';
import { perInstance } from './per-instance';

/** Whoever begins to follow while the hall fills is expected a minute later: thousands are not read again for each look. */
const REMEMBERED_MS = MINUTE_MS;
const REMEMBERED_BATCHES = 20;
const REMEMBERED_NUMBERS = 20_000;

interface Remembered extends Expected {
  readAt: number;
  /** The import that the roster is of: another one shows at once. */
  importId: string | null;
}
const expectedOf = perInstance(() => new Map<string, Remembered>());
const numbersOf = perInstance(() => new Map<string, string>());

/** A batch among those of its project. */
export type BatchOfAll = Meeting & { batchIds: readonly string[] };

/** Who is expected at a batch: read whenever it is asked for. */
export async function readExpectedPeople(
  db: Database,
  { projectId, batchId, batchIds }: BatchOfAll,
): Promise<Expected> {
  const [followers, enrolled, roster] = await Promise.all([
    everyFollower(db, projectId),
    Promise.all(batchIds.map((each) => enrolledFor(db, { projectId, batchId: each }))),
    expectedDigests(db, { projectId, batchId }),
  ]);
  const known = { followers, enrolled: enrolled.flat(), roster };
  const people = new Set([...followers, ...known.enrolled.map(({ personId }) => personId)]);
  const numbers = await numbersKnown(db, roster.size === 0 ? [] : people);
  return expectedAt(batchId, { ...known, numbers });
}

const enrolledFor = async (db: Database, batch: Meeting): Promise<{ personId: string; batchId: string }[]> =>
  (await everyEnrolled(db, batch)).map((personId) => ({ personId, batchId: batch.batchId }));

async function expectedPeople(
  db: Database,
  { now, institutionId, ...batch }: BatchOfAll & { now: number; institutionId: string },
): Promise<Expected> {
  const { projectId, batchId } = batch;
  const roster = await getRoster(db, { institutionId, meeting: { projectId, batchId } });
  const importId = roster?.latestImportId ?? null;
  const known = expectedOf(db);
  const key = `${projectId} ${batchId}`;
  const remembered = known.get(key);
  const age = remembered === undefined ? Infinity : now - remembered.readAt;
  if (remembered?.importId === importId && age >= 0 && age < REMEMBERED_MS) return remembered;
  if (known.size >= REMEMBERED_BATCHES) known.clear();
  const read = { ...(await readExpectedPeople(db, batch)), readAt: now, importId };
  known.set(key, read);
  return read;
}

/** The digests of people's numbers; each is read once by an instance, for a number hardly ever changes. */
async function numbersKnown(db: Database, personIds: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const known = numbersOf(db);
  if (known.size >= REMEMBERED_NUMBERS) known.clear();
  const asked = [...personIds].filter((personId) => !known.has(personId));
  for (const [personId, digest] of await numberDigests(db, asked)) known.set(personId, digest);
  return known;
}

/** When each person who is there today came first, in whichever session of the batch: a look reads who has come since the last one. */
async function presentPeople(
  db: Database,
  sessions: readonly AttendanceSession[],
  day: Day,
): Promise<ReadonlyMap<string, number>> {
  const present = new Map<string, number>();
  for (const { _id: sessionId, ruledAt } of sessions) {
    const count = await liveCount(db, { sessionId, day, ruledAt });
    for (const [personId, arrivedAt] of count.arrivals)
      present.set(personId, Math.min(arrivedAt, present.get(personId) ?? arrivedAt));
  }
  return present;
}

/** Who should be here against who is (D9). */
export interface Attendance extends Turnout {
  arrivedAt: ReadonlyMap<string, number>;
}

export async function attendanceOf(
  db: Database,
  {
    sessions,
    day,
    ...batch
  }: BatchOfAll & { institutionId: string; sessions: readonly AttendanceSession[]; day: Day; now: number },
): Promise<Attendance> {
  const expected = await expectedPeople(db, batch);
  const arrivedAt = await presentPeople(db, sessions, day);
  const strangers = [...arrivedAt.keys()].filter((personId) => !expected.people.has(personId));
  const numbers = await numbersKnown(db, expected.others.size === 0 ? [] : strangers);
  return { ...turnout(expected, { there: new Set(arrivedAt.keys()), numbers }), arrivedAt };
}
