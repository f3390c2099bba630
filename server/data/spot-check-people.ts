import type { Day } from '../../domain/kernel/time';
import type { OwnBatch } from './attendance';
import type { Database } from './database';
import type { AttendanceRecord } from './documents';
import { decodeCursor, DEFAULT_PAGE_SIZE, encodeCursor, type Page, type PageRequest } from './paging';

/** Somebody of a day, with the moments of their check-ins of it. */
export interface SeenOfDay {
  personId: string;
  who: AttendanceRecord['who'];
  moments: number[];
}

const RECORDS_A_READ = 300;
/** A list that finds few gives a page with a cursor after so many reads. */
const READS_A_PAGE = 5;

/** Whoever checked in to a batch on a day, in the order of their ids, each once. Records that were taken back say nothing. */
export async function listOfDay(
  db: Database,
  { institutionId, projectId, batchId }: OwnBatch,
  { day, request, filter }: { day: Day; request: PageRequest; filter: (seen: SeenOfDay) => boolean },
): Promise<Page<SeenOfDay>> {
  const { cursor, limit = DEFAULT_PAGE_SIZE } = request;
  let after = decodeCursor(cursor, ['string'])?.[0] ?? '';
  const rows: SeenOfDay[] = [];
  for (let reads = 0; reads < READS_A_PAGE; reads += 1) {
    const found = await db.find('attendanceRecords', {
      where: { projectId, batchId, institutionId, day, personId: { gt: after } },
      orderBy: [['personId', 'asc']],
      fields: ['personId', 'who', 'evidenceAt', 'removed'],
      limit: RECORDS_A_READ,
    });
    const people = new Map<string, SeenOfDay>();
    for (const { personId, who, evidenceAt, removed } of found) {
      const seen = people.get(personId) ?? { personId, who, moments: [] };
      if (!removed) seen.moments.push(evidenceAt);
      people.set(personId, seen);
    }
    // A full read may end in the middle of somebody, unless it is all theirs.
    const all = [...people.values()];
    const whole = found.length < RECORDS_A_READ || all.length === 1 ? all : all.slice(0, -1);
    for (const seen of whole) {
      after = seen.personId;
      if (seen.moments.length > 0 && filter(seen)) rows.push(seen);
      if (rows.length === limit) return { rows, nextCursor: encodeCursor([after]) };
    }
    if (found.length < RECORDS_A_READ) return { rows };
  }
  return { rows, nextCursor: encodeCursor([after]) };
}
