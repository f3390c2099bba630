import * as fc from 'fast-check';
import { addDays, instantOf, MINUTE_MS, SECOND_MS } from '../../../domain/kernel/time';
import { aProject, aRecord } from '../../../test/support/grant-builders';
import type { Condition, Database, Query } from '../../data/database';
import type { AttendanceRecord } from '../../data/documents';
import { flagTwoPlaces, readBatchRecords } from './read-records';

const project = aProject('p');
const batch = { institutionId: project.institutionId, projectId: 'p', batchId: 'b1' };
const begin = '2025-11-29';

function holds(found: unknown, condition: Condition): boolean {
  if (condition === null || typeof condition !== 'object') return found === condition;
  if ('in' in condition) return condition.in.some((one) => one === found);
  if ('all' in condition) return Array.isArray(found) && condition.all.every((one) => found.includes(one));
  if ('exists' in condition) return (found !== undefined) === condition.exists;
  if (typeof found !== 'number' && typeof found !== 'string') return false;
  const { gt, gte, lt, lte } = condition;
  return (
    (gt == null || found > gt) &&
    (gte == null || found >= gte) &&
    (lt == null || found < lt) &&
    (lte == null || found <= lte)
  );
}

/** A database that holds these attendance records and nothing else, and the number of reads. */
function databaseOf(records: readonly AttendanceRecord[]): { db: Database; reads: () => number } {
  let reads = 0;
  const rows = records
    .toSorted((a, b) => b.evidenceAt - a.evidenceAt || (a._id < b._id ? 1 : -1))
    .map((record) => ({ record, fields: new Map<string, unknown>(Object.entries(record)) }));
  const find = (_: string, { where, limit = 100 }: Query): Promise<AttendanceRecord[]> => {
    reads += 1;
    const conditions = Object.entries(where);
    const found = rows.filter(({ fields }) =>
      conditions.every(([path, condition]) => holds(fields.get(path), condition)),
    );
    return Promise.resolve(found.slice(0, limit).map(({ record }) => record));
  };
  // Nothing else of it is called here.
  return { db: { find } as Partial<Database> as Database, reads: () => reads };
}

describe('the records of a batch', () => {
  it('are read each once and newest first, whenever they were made and however many share a moment', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(3),
        // Hours from two days before the batch to some days behind it; crowds of one moment are larger than a read.
        fc.array(
          fc.record({ hour: fc.integer({ min: -48, max: 144 }), people: fc.constantFrom(1, 2, 999, 1001, 2100) }),
          {
            maxLength: 6,
          },
        ),
        async (length, crowds) => {
          const records = crowds.flatMap(({ hour, people }, crowd) =>
            Array.from({ length: people }, (_, person) =>
              aRecord(project, `${crowd}-${person}`, instantOf(begin) + hour * 60 * MINUTE_MS),
            ),
          );
          const { db } = databaseOf(records);
          const read = await readBatchRecords(db, batch, { begin, end: addDays(begin, length) });
          const moments = read.map(({ evidenceAt }) => evidenceAt);
          expect(moments.every((moment, index) => moment <= (moments[index - 1] ?? Infinity))).toBe(true);
          expect(read.length).toBe(records.length);
          expect(new Set(read.map(({ recordId }) => recordId)).size).toBe(records.length);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('of another batch are not among them', async () => {
    const at = instantOf(begin, '08:00:00');
    const { db } = databaseOf([
      aRecord(project, 'a', at),
      aRecord(project, 'b', at, { batchId: 'b2' }),
      aRecord(project, 'c', at, { institutionId: 'another' }),
    ]);
    expect((await readBatchRecords(db, batch, { begin, end: begin })).map(({ personId }) => personId)).toEqual(['a']);
  });
});

describe('somebody at two places', () => {
  const other = aProject('q');
  const at = instantOf(begin, '08:00:00');

  it('is found among hundreds of people with hundreds of records elsewhere, and nobody else is', async () => {
    const people = Array.from({ length: 250 }, (_, index) => `p${index}`);
    const own = people.map((person) => aRecord(project, person, at));
    const elsewhere = people.flatMap((person, index) => [
      ...Array.from({ length: 20 }, (_, hour) => aRecord(other, person, at + (hour + 1) * 60 * MINUTE_MS)),
      ...(index % 9 === 0 ? [aRecord(other, person, at + 9 * MINUTE_MS)] : []),
      ...(index % 9 === 1 ? [aRecord(other, person, at - 10 * MINUTE_MS)] : []),
    ]);
    const { db } = databaseOf([...own, ...elsewhere]);
    const records = await readBatchRecords(db, batch, { begin, end: begin });
    await flagTwoPlaces(db, batch, records);
    const flagged = records.filter(({ flags }) => flags.includes('twoPlaces')).map(({ personId }) => personId);
    expect(flagged.sort()).toEqual(people.filter((_, index) => index % 9 === 0).sort());
  });

  it('is found behind somebody who has more records elsewhere than a read gives', async () => {
    const crowd = Array.from({ length: 1100 }, (_, n) => aRecord(other, 'a', at + MINUTE_MS + n * 100));
    const { db } = databaseOf([
      ...['a', 'b'].map((who) => aRecord(project, who, at)),
      ...crowd,
      aRecord(other, 'b', at),
    ]);
    const records = await readBatchRecords(db, batch, { begin, end: begin });
    await flagTwoPlaces(db, batch, records);
    expect(records.map(({ flags }) => flags)).toEqual([['twoPlaces'], ['twoPlaces']]);
  });

  it('is told once, though the late door has told it already', async () => {
    const record = aRecord(project, 'a', at, { flags: ['lateUpload', 'twoPlaces'] });
    const { db } = databaseOf([record, aRecord(other, 'a', at + SECOND_MS)]);
    const records = await readBatchRecords(db, batch, { begin, end: begin });
    await flagTwoPlaces(db, batch, records);
    expect(records[0]?.flags).toEqual(['lateUpload', 'twoPlaces']);
  });

  it('costs a small batch a handful of reads', async () => {
    const { db, reads } = databaseOf([aRecord(project, 'a', at), aRecord(project, 'b', at)]);
    await flagTwoPlaces(db, batch, await readBatchRecords(db, batch, { begin, end: begin }));
    expect(reads()).toBe(7);
  });
});
