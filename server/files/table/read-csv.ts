import Papa from 'papaparse';
import { CELL_LENGTH_AT_MOST, type Cell, type TableRow } from '../../../domain/kernel/table';
import { refuseTable } from './table-refusal';

/** Lines of a file that may have nothing in them, beside the rows that are read. */
const BLANK_LINES = 5000;

/**
 * The rows of a CSV file that have something in them, in their order: UTF-8 with or without its mark, UTF-16 as Excel's
 * "Unicode text" has it, or GBK; parted by commas, tabs or semicolons.
 * @param most rows that are read
 * @throws TableRefusal
 */
export function readCsv(content: Uint8Array, most: number): TableRow[] {
  const lines = most + BLANK_LINES;
  const text = textOfTable(content);
  const { data } = Papa.parse<string[]>(text, { preview: lines, delimiter: delimiterOf(text) });
  const rows = data.flatMap((fields, index): TableRow[] => {
    const cells = new Map<number, Cell>();
    fields.forEach((field, column) => {
      if (field.trim() !== '') cells.set(column, cellOf(field));
    });
    return cells.size === 0 ? [] : [{ number: index + 1, cells }];
  });
  return rows.length > most || data.length >= lines ? refuseTable('tooManyRows') : rows;
}

const DELIMITERS = [',', '\t', ';'] as const;
/** The headings stand within so many characters. */
const BEGINNING = 2000;

/** What the columns are parted by: whichever sign the beginning has most of. */
function delimiterOf(text: string): string {
  const beginning = text.slice(0, BEGINNING);
  const [most] = DELIMITERS.map((sign) => ({ sign, times: beginning.split(sign).length })).sort(
    (one, other) => other.times - one.times,
  );
  return most?.sign ?? ',';
}

const cellOf = (field: string): Cell =>
  field.length > CELL_LENGTH_AT_MOST
    ? { kind: 'long', text: field.slice(0, CELL_LENGTH_AT_MOST) }
    : { kind: 'text', text: field };

/** The text of a file, whichever of the usual encodings it has. @throws TableRefusal `unreadable` */
export function textOfTable(content: Uint8Array): string {
  const encodings = content[0] === 0xff && content[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(content);
      // Bytes of something else may happen to be characters; no text has this one.
      if (!text.includes('\0')) return text;
    } catch {
      // The next one.
    }
  }
  return refuseTable('unreadable');
}
