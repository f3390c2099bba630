import type { AttendanceRecord } from '../data/documents';
import { decodeCursor, encodeCursor, type PageRequest } from '../data/paging';
import { shownRecords } from './shown-records';

const MINUTE = 60_000;
const recordOf = (personId: string, evidenceAt: number): AttendanceRecord => ({
  _id: `${personId}-${String(evidenceAt).padStart(12, '0')}`,
  sessionId: 's1',
  projectId: 'p1',
  batchId: 'b1',
  institutionId: 'i1',
  courseIds: ['c1'],
  personId,
  who: { name: personId, personNumber: '1', institutionId: 'i1', institutionName: '甲', departmentName: '乙' },
  day: '2025-11-29',
  evidenceAt,
  receivedAt: evidenceAt,
  ageMs: 0,
  requestId: 'request-1',
  placeName: '一楼',
  origin: 'scan',
  provisional: false,
  confirmed: true,
  flags: [],
  flagged: false,
});

/** A store of records that pages as `findPage` does: newest first, ties by descending id. */
function readerOf(records: AttendanceRecord[]) {
  const ordered = [...records].sort((a, b) => b.evidenceAt - a.evidenceAt || (a._id < b._id ? 1 : -1));
  return ({ cursor, limit = 20 }: PageRequest) => {
    const after = decodeCursor(cursor, ['number', 'string']);
    const rest = ordered.filter(
      ({ evidenceAt, _id }) => !after || evidenceAt < after[0] || (evidenceAt === after[0] && _id < after[1]),
    );
    const rows = rest.slice(0, limit);
    const last = rows.at(-1);
    const more = last && rest.length > rows.length ? { nextCursor: encodeCursor([last.evidenceAt, last._id]) } : {};
    return Promise.resolve({ rows, ...more });
  };
}

async function allLines(records: AttendanceRecord[], limit: number): Promise<string[]> {
  const lines: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await shownRecords(readerOf(records), { cursor, limit });
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    lines.push(...page.rows.map(({ _id }) => _id));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return lines;
}

describe('records as they are shown', () => {
  it('show each that waits for confirmation, whatever page it falls on', async () => {
    const late = { ...recordOf('a', 1 * MINUTE), origin: 'late' as const, confirmed: false };
    const records = [recordOf('a', 0), late, recordOf('a', 2 * MINUTE), recordOf('a', 4 * MINUTE)];
    for (const limit of [1, 2, 10]) expect(await allLines(records, limit)).toEqual([late._id, recordOf('a', 0)._id]);
    expect(await allLines([{ ...late, confirmed: true }, recordOf('a', 0)], 10)).toEqual([recordOf('a', 0)._id]);
  });

  it('fold what one person scanned within five minutes, and begin a new line after that', async () => {
    const records = [0, 2, 5, 6].map((minute) => recordOf('a', minute * MINUTE));
    expect(await allLines(records, 10)).toEqual([recordOf('a', 6 * MINUTE)._id, recordOf('a', 0)._id]);
  });

  it('show every line once, whatever the size of a page', async () => {
    // 40 people, each scanning three times within two minutes, every half hour of a day: more than one read.
    const records = Array.from({ length: 16 }, (_, hour) => hour).flatMap((hour) =>
      Array.from({ length: 40 }, (_, person) => person).flatMap((person) =>
        [0, 1, 2].map((minute) => recordOf(`p${person}`, hour * 30 * MINUTE + minute * MINUTE + person * 500)),
      ),
    );
    for (const limit of [1, 7, 100]) {
      const lines = await allLines(records, limit);
      expect(lines).toHaveLength(16 * 40);
      expect(new Set(lines).size).toBe(lines.length);
    }
  });

  it('lose nobody when a whole hall scans within one second', async () => {
    const records = Array.from({ length: 900 }, (_, person) => recordOf(`p${person}`, 8 * MINUTE));
    const lines = await allLines(records, 50);
    expect(new Set(lines).size).toBe(900);
  });
});
