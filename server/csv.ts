/**
 * Text that a spreadsheet program opens as a table: UTF-8 with a byte order mark (without it Excel takes the
 * characters for GBK), CRLF, and every cell quoted.
 *
 * A cell that begins with `= + - @`, a tab or a carriage return would be run as a formula: it gets a `'` before it.
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): Buffer {
  const lines = rows.map((row) => row.map(cellOf).join(','));
  return Buffer.from(`\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`, 'utf8');
}

function cellOf(value: string | number): string {
  // A number is ours and never a formula, also when it is negative.
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}
