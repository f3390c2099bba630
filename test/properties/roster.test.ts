import fc from 'fast-check';
import { nationalIdOf } from '../../sample/national-id';
import { CSV_START, csvLines } from '../../server/files/table/csv';
import { readTable } from '../../server/files/table/read-table';
import { findHeadings, rosterColumns } from '../../domain/person/roster-columns';
import { readRosterRows } from '../../domain/person/roster-row';
import { lookIntoTable } from '../../server/files/table/look-into-table';
import { rosterFileOf, type FilledRow } from '../support/roster-builders';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const someone = fc.record({
  name: fc.constantFrom('周敏', '买买提·艾力', '欧阳静', '𠮷野', '阿卜杜拉·买买提'),
  nationalId: fc.integer({ min: 0, max: 27_999 }).map(nationalIdOf),
  phone: digits(9).map((rest) => `13${rest}`),
  staffNumber: digits(12),
  cardNumber: digits(20),
});
const people = fc.uniqueArray(someone, { selector: ({ nationalId }) => nationalId, maxLength: 30 });

function readBack(content: Buffer) {
  const look = lookIntoTable(content);
  if (look.kind === 'refuse') throw new Error(look.problem);
  const table = readTable({ content, type: look.type }, 100);
  if (table.kind === 'refuse') throw new Error(table.problem);
  const headings = findHeadings(table.rows);
  if (headings.kind === 'refuse') throw new Error(headings.reason);
  return readRosterRows(
    table.rows.filter(({ number }) => number > headings.row),
    { columns: headings.columns, departments: [], today: '2025-12-03' },
  );
}

const csvOf = (rows: readonly FilledRow[]): Buffer =>
  Buffer.concat([
    CSV_START,
    csvLines([
      rosterColumns.map(({ title }) => title),
      ...rows.map((row) => rosterColumns.map(({ key }) => row[key] ?? '')),
    ]),
  ]);

describe('a roster that is written and read again', () => {
  it.each([
    ['.xlsx', rosterFileOf],
    ['.csv', csvOf],
  ])('keeps every digit of everybody, as %s', (_, write) => {
    fc.assert(
      fc.property(people, (rows) => {
        const cards = new Set<string>();
        const unlike = rows.filter(({ cardNumber }) => !cards.has(cardNumber) && cards.add(cardNumber));
        expect(readBack(write(unlike))).toEqual(
          unlike.map((person, at) => ({ kind: 'good', person: { row: at + 2, ...person } })),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('never throws for what a cell may hold, and reads no more people than there are rows', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 20 }));
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: cell, nationalId: cell, department: cell, phone: cell }), { maxLength: 8 }),
        (rows) => {
          expect(readBack(rosterFileOf(rows)).length).toBeLessThanOrEqual(rows.length);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('anything at all that is handed in as a table', () => {
  const good = rosterFileOf([{ name: '周敏', nationalId: nationalIdOf(1) }]);

  it('is read or refused, and never thrown over', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(['seen', 'refuse']).toContain(lookIntoTable(Buffer.from(bytes)).kind);
        expect(['rows', 'refuse']).toContain(readTable({ content: bytes, type: 'csv' }, 100).kind);
      }),
      { numRuns: 200 },
    );
  });

  it('even a workbook in which any byte is another one', () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
        const content = Buffer.from(good);
        content[at] = byte;
        expect(['seen', 'refuse']).toContain(lookIntoTable(content).kind);
        expect(['rows', 'refuse']).toContain(readTable({ content, type: 'xlsx' }, 100).kind);
      }),
      { numRuns: 300 },
    );
  });
});
