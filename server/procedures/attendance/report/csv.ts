/** What every such file begins with: without the byte order mark Excel takes the characters for GBK. */
export const CSV_START = Buffer.from('\uFEFF', 'utf8');

export type CsvRow = readonly (string | number)[];

/**
 * Rows of text that a spreadsheet program opens as a table: UTF-8, CRLF, and every cell quoted. Large tables are made
 * part by part, because bytes take a fraction of the memory that their cells do.
 *
 * A cell that begins with `= + - @`, also in their full width, a tab or a line break would be run as a formula by one
 * program or another: it gets a `'` before it.
 */
export function csvLines(rows: readonly CsvRow[]): Buffer {
  return Buffer.from(rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join(''), 'utf8');
}

function cellOf(value: string | number): string {
  // A number is ours and never a formula, also when it is negative.
  const text = typeof value === 'string' && /^[=+\-@＝＋－＠\t\r\n]/.test(value) ? `'${value}` : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}
