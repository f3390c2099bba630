import { MINUTE_MS, type Day } from '../../domain/kernel/time';
import { everyFollower } from '../data/audience';
import type { Database } from '../data/database';
import type { AttendanceSession } from '../data/documents';
import { liveCount } from './live-count';
import { perInstance } from './per-instance';

/** Whoever begins to follow while the hall fills is expected a minute later: thousands are not read again for each look. */
const REMEMBERED_MS = MINUTE_MS;
const REMEMBERED_PROJECTS = 20;

interface Expected {
  ids: readonly string[];
  readAt: number;
}
const expectedOf = perInstance(() => new Map<string, Expected>());

/** Who is expected at a meeting, in the order of their ids: whoever follows it, which whoever enrolled does. */
async function expectedPeople(db: Database, projectId: string, now: number): Promise<readonly string[]> {
  const known = expectedOf(db);
  const remembered = known.get(projectId);
  if (remembered && now - remembered.readAt >= 0 && now - remembered.readAt < REMEMBERED_MS) return remembered.ids;
  if (known.size >= REMEMBERED_PROJECTS) known.clear();
  const ids = await everyFollower(db, projectId);
  known.set(projectId, { ids, readAt: now });
  return ids;
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

/** Who should be here against who is (D9), each in the order of their ids. */
export interface Attendance {
  expected: number;
  missing: string[];
  present: string[];
  walkIns: string[];
  arrivedAt: ReadonlyMap<string, number>;
}

export async function attendanceOf(
  db: Database,
  {
    projectId,
    sessions,
    day,
    now,
  }: { projectId: string; sessions: readonly AttendanceSession[]; day: Day; now: number },
): Promise<Attendance> {
  const expected = await expectedPeople(db, projectId, now);
  const arrivedAt = await presentPeople(db, sessions, day);
  const isExpected = new Set(expected);
  return {
    expected: expected.length,
    missing: expected.filter((personId) => !arrivedAt.has(personId)),
    present: expected.filter((personId) => arrivedAt.has(personId)),
    walkIns: [...arrivedAt.keys()].filter((personId) => !isExpected.has(personId)).sort(),
    arrivedAt,
  };
}
