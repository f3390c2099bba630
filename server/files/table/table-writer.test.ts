import fc from 'fast-check';
import Excel from 'exceljs';
import { readTable } from './read-table';
import { NOT_BEGUN, TableWriter, tableFormats, type TableFormat } from './table-writer';

const columns = Array.from({ length: 30 }, (_, index) => ({ title: `列${index + 1}`, width: 12 }));
const table = { name: '考勤明细', columns };

/** The table written by one worker after another, each with the rows of one portion. */
function written(format: TableFormat, portions: readonly string[][][]): Buffer {
  let soFar = NOT_BEGUN;
  const pieces = [[], ...portions].map((rows) => {
    const writer = new TableWriter(format, table, soFar);
    const piece = writer.write(rows);
    soFar = writer.written;
    return piece;
  });
  return new TableWriter(format, table, soFar).finish(pieces);
}

/** What a reader finds below the headings, each row as wide as the table; what it trims is trimmed. */
function readBack(format: TableFormat, content: Buffer): string[][] {
  const read = readTable({ content, type: format }, 10_000);
  if (read.kind === 'refuse') throw new Error(read.problem);
  return read.rows.slice(1).map(({ cells }) =>
    columns.map((_, column) => {
      const cell = cells.get(column);
      return cell === undefined ? '' : 'text' in cell ? cell.text.trim() : '';
    }),
  );
}

const cell = fc.oneof(
  fc.constantFrom(
    '0545535026',
    '110101199003070011',
    '=1+1',
    '＝1',
    '-2',
    '1E5',
    '<b>&"',
    '𠮷·䶮',
    '2025-11-29 08:30:05',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/[\p{C}\p{Z}]/gu, '')),
);
const row = fc
  .array(cell, { minLength: columns.length, maxLength: columns.length })
  .map((cells) => ['A', ...cells.slice(1)]);
const portions = fc.array(fc.array(row, { maxLength: 6 }), { maxLength: 4 });

describe.each(tableFormats)('a table written piece by piece as %s', (format) => {
  it('is read back as it was, however many workers wrote it', () => {
    fc.assert(
      fc.property(portions, (given) => {
        const back = readBack(format, written(format, given));
        // A formula in a CSV has its sign before it: it is text, and a person sees why.
        const expected = given
          .flat()
          .map((cells) => cells.map((text) => (format === 'csv' && /^[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text)));
        expect(back).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same file when it is written in one piece', () => {
    const rows = Array.from({ length: 5 }, (_, index) => [`054553502${index}`]);
    const unpacked = (content: Buffer) => readBack(format, content);
    expect(unpacked(written(format, [rows]))).toEqual(
      unpacked(
        written(
          format,
          rows.map((one) => [one]),
        ),
      ),
    );
  });
});

describe('an .xlsx that was written piece by piece', () => {
  it('is opened by another library, every cell text and none a formula', async () => {
    const workbook = new Excel.Workbook();
    const content = written('xlsx', [[['0545535026', '=HYPERLINK("x")']], [['第二行']]]);
    await workbook.xlsx.load(Uint8Array.from(content).buffer);
    const sheet = workbook.getWorksheet('考勤明细');
    expect(sheet?.rowCount).toBe(3);
    expect(sheet?.getCell('A2')).toMatchObject({ value: '0545535026', numFmt: '@', formula: undefined });
    expect(sheet?.getCell('B2')).toMatchObject({ value: '=HYPERLINK("x")', formula: undefined });
    expect(sheet?.getCell('AD1').value).toBe('列30');
  });
});
