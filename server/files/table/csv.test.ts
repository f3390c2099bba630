import { CSV_START, csvLines } from './csv';

const textOf = (rows: string[][]) => Buffer.concat([CSV_START, csvLines(rows)]).toString('utf8');

describe('a table as CSV', () => {
  it('begins with a byte order mark and ends every row with CRLF', () => {
    expect(textOf([['姓名'], ['周敏']])).toBe('\uFEFF"姓名"\r\n"周敏"\r\n');
  });

  it.each(['=1+1', '+86', '-1', '@SUM(A1)', '\tx', '\rx', '\n=1+1', '＝1+1', '＠x'])(
    'takes the power from a cell that begins like %j',
    (cell) => {
      expect(textOf([[cell]])).toBe(`\uFEFF"'${cell}"\r\n`);
    },
  );

  it('leaves a sign in the middle of a text, a day, a count and an amount alone', () => {
    expect(textOf([['A-1', '2025-11-29', '120', '2.00']])).toBe('\uFEFF"A-1","2025-11-29","120","2.00"\r\n');
  });

  it.each(['0545535026', '110101199003070011', '2025-11-29 08:30:05', '08:30', '1-2', '3/4', '12E5', '1,234'])(
    'keeps %s from being taken for a number, and a reader that trims has it whole',
    (cell) => {
      expect(textOf([[cell]])).toBe(`\uFEFF"\t${cell}"\r\n`);
    },
  );

  it('keeps quotes, commas and line breaks inside one cell', () => {
    expect(textOf([['a"b,c\nd']])).toBe('\uFEFF"a""b,c\nd"\r\n');
  });
});
