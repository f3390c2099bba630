import { CSV_START, csvLines } from './csv';

const textOf = (rows: (string | number)[][]) => Buffer.concat([CSV_START, csvLines(rows)]).toString('utf8');

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

  it('leaves a sign in the middle of a text and a negative number alone', () => {
    expect(textOf([['2025-11-29', -5]])).toBe('\uFEFF"2025-11-29","-5"\r\n');
  });

  it('keeps quotes, commas and line breaks inside one cell', () => {
    expect(textOf([['a"b,c\nd']])).toBe('\uFEFF"a""b,c\nd"\r\n');
  });
});
