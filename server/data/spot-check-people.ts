import { bindingOf, type HallCheck, type SeenAt } from '../../domain/attendance/spot-check';
import type { Day } from '../../domain/kernel/time';
import type { OwnBatch } from './attendance';
import type { Database } from './database';
import type { AttendanceRecord } from './documents';
import { decodeCursor, DEFAULT_PAGE_SIZE, encodeCursor, type Page, type PageRequest } from './paging';

/** Somebody of a day, with when and where they checked in. */
export interface SeenOfDay {
  personId: string;
  who: AttendanceRecord['who'];
  seen: SeenAt[];
}

const RECORDS_A_READ = 300;
/** A list that finds few gives a page with a cursor after so many reads. */
const READS_A_PAGE = 5;

/** Whoever checked in to a batch on a day, in the order of their ids, each once. Records that were taken back say nothing. */
export async function listOfDay(
  db: Database,
  { institutionId, projectId, batchId }: OwnBatch,
  { day, request, filter }: { day: Day; request: PageRequest; filter: (person: SeenOfDay) => boolean },
): Promise<Page<SeenOfDay>> {
  const { cursor, limit = DEFAULT_PAGE_SIZE } = request;
  let after = decodeCursor(cursor, ['string'])?.[0] ?? '';
  const rows: SeenOfDay[] = [];
  for (let reads = 0; reads < READS_A_PAGE; reads += 1) {
    const found = await db.find('attendanceRecords', {
      where: { projectId, batchId, institutionId, day, personId: { gt: after } },
      orderBy: [['personId', 'asc']],
      fields: ['personId', 'who', 'sessionId', 'evidenceAt', 'removed'],
      limit: RECORDS_A_READ,
    });
    const people = new Map<string, SeenOfDay>();
    for (const { personId, who, sessionId, evidenceAt, removed } of found) {
      const person = people.get(personId) ?? { personId, who, seen: [] };
      if (!removed) person.seen.push({ at: evidenceAt, sessionId });
      people.set(personId, person);
    }
    // A full read may end in the middle of somebody, unless it is all theirs.
    const all = [...people.values()];
    const whole = found.length < RECORDS_A_READ || all.length === 1 ? all : all.slice(0, -1);
    for (const person of whole) {
      after = person.personId;
      if (person.seen.length > 0 && filter(person)) rows.push(person);
      if (rows.length === limit) return { rows, nextCursor: encodeCursor([after]) };
    }
    if (found.length < RECORDS_A_READ) return { rows };
  }
  return { rows, nextCursor: encodeCursor([after]) };
}

/** The next people whom a spot check asks, in the order of their ids; none when these were all. */
export async function findAskedAfter(
  db: Database,
  batch: OwnBatch,
  { check, day, after, limit }: { check: HallCheck; day: Day; after: string; limit: number },
): Promise<string[]> {
  const isAsked = ({ seen }: SeenOfDay): boolean => bindingOf([check], seen).length > 0;
  for (let cursor = encodeCursor([after]); ;) {
    const { rows, nextCursor } = await listOfDay(db, batch, { day, request: { cursor, limit }, filter: isAsked });
    if (rows.length > 0 || nextCursor === undefined) return rows.map(({ personId }) => personId);
    cursor = nextCursor;
  }
}
