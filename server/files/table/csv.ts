/** What every such file begins with: without the byte order mark Excel takes the characters for GBK. */
export const CSV_START = Buffer.from('\uFEFF', 'utf8');

/**
 * Rows of text that a spreadsheet program opens as a table: UTF-8, CRLF, and every cell quoted. Large tables are made
 * part by part, because bytes take a fraction of the memory that their cells do.
 */
export function csvLines(rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from(rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join(''), 'utf8');
}

/** Begins what one program or another would run as a formula, also in its full width. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;
/** Digits and what stands between those of a number, a day or a time. */
const NUMERIC = /^\d[\d.,:/\- ]*$|^\d[\d.]*e\d+$/i;
/** What a program shows as it stands: a number without a leading zero that it holds exactly, an amount, a day. */
const UNCHANGED = /^(0|[1-9]\d{0,10})(\.\d+)?$|^\d{4}-\d{2}-\d{2}$/;

/**
 * A formula gets a `'` before it. A number that a program would shorten, round or take for a day gets a tab: the program then takes the cell
 * for text, and who reads the file with another tool trims it.
 */
function cellOf(text: string): string {
  const sign = FORMULA.test(text) ? "'" : NUMERIC.test(text) && !UNCHANGED.test(text) ? '\t' : '';
  return `"${sign}${text.replaceAll('"', '""')}"`;
}
