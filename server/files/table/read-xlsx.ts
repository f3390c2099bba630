import { CELL_LENGTH_AT_MOST, type Cell, type TableRow } from '../../../domain/kernel/table';
import { refuseTable } from './table-refusal';
import { openWorkbook, shownNumber, type NumberFormats } from './workbook';
import { plainXmlText, readXml } from './xml';

/** Columns that are read; a list of people has ten, and a stray value far to the right is none of its business. */
const COLUMNS_READ = 100;
/** Cells of merged ranges that are filled, and ranges that are looked at; more are a drawing, not a list. */
const FILLED_AT_MOST = 100_000;
const RANGES_AT_MOST = 2000;
/** The last row that a spreadsheet program has. */
const LAST_ROW = 1_048_576;
const STRINGS_AT_MOST = 400_000;

/** A range that shows one value, from and to inclusive. */
interface Merged {
  rows: [number, number];
  columns: [number, number];
}

/**
 * The rows of the first sheet that have something in them, in their order. Nothing is computed: a formula counts for the value
 * that it had when the file was saved. A range of merged cells has its value in each of them, as a reader sees it.
 * @param most rows that are read
 * @throws TableRefusal
 */
export function readXlsx(content: Uint8Array, most: number): TableRow[] {
  const { sheet, sharedStrings, formats } = openWorkbook(content);
  const { rows, merged } = readSheet(sheet, { strings: readStrings(sharedStrings), formats, most });
  fillMerged(rows, merged);
  return [...rows].map(([number, cells]) => ({ number, cells }));
}

/** Collects the text of an element, up to what a cell may have; what is longer is only known to be so. */
function textCollector(): { add: (text: string) => void; take: () => string } {
  let collected = '';
  return {
    add: (text) => {
      if (collected.length <= CELL_LENGTH_AT_MOST) collected += text.slice(0, CELL_LENGTH_AT_MOST + 1);
    },
    take: () => {
      const text = collected;
      collected = '';
      return text;
    },
  };
}

function readStrings(parts: readonly Uint8Array[]): string[] {
  const strings: string[] = [];
  const text = textCollector();
  let inText = false;
  // How a name is spoken stands beside it in some files.
  let spoken = 0;
  if (parts.length === 0) return strings;
  readXml(parts, {
    open: (name) => {
      if (name === 't') inText = true;
      if (name === 'rPh') spoken += 1;
    },
    text: (part) => {
      if (inText && spoken === 0) text.add(part);
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') spoken -= 1;
      if (name !== 'si') return;
      if (strings.length >= STRINGS_AT_MOST) refuseTable('tooBig');
      strings.push(plainXmlText(text.take()));
    },
  });
  return strings;
}

type Rows = Map<number, Map<number, Cell>>;

function readSheet(
  parts: readonly Uint8Array[],
  { strings, formats, most }: { strings: readonly string[]; formats: NumberFormats; most: number },
): { rows: Rows; merged: Merged[] } {
  const rows: Rows = new Map();
  const merged: Merged[] = [];
  const value = textCollector();
  const state = { row: 0, column: -1, type: 'n', style: 0, formula: false, valued: false, reading: false };
  readXml(parts, {
    open: (name, attributes) => {
      switch (name) {
        case 'row':
          // A row or a cell without its place follows the one before it.
          state.row = Number(attributes['r'] ?? state.row + 1);
          if (!(state.row >= 1 && state.row <= LAST_ROW)) refuseTable('unreadable');
          state.column = -1;
          break;
        case 'c':
          state.column = columnOf(attributes['r']) ?? state.column + 1;
          Object.assign(state, { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0) });
          Object.assign(state, { formula: false, valued: false });
          break;
        case 'f':
          state.formula = true;
          break;
        case 'v':
        case 't':
          state.reading = true;
          state.valued = true;
          break;
        case 'mergeCell':
          if (merged.length < RANGES_AT_MOST) merged.push(...mergedOf(attributes['ref'] ?? ''));
          break;
      }
    },
    text: (part) => {
      if (state.reading) value.add(part);
    },
    close: (name) => {
      if (name === 'v' || name === 't') state.reading = false;
      if (name !== 'c') return;
      const text = value.take();
      if (state.column >= COLUMNS_READ) return;
      const cell = cellOf(state, text, { strings, formats });
      if (cell === undefined) return;
      const cells = rows.get(state.row) ?? new Map<number, Cell>();
      if (cells.size === 0) rows.set(state.row, cells);
      cells.set(state.column, cell);
      if (rows.size > most) refuseTable('tooManyRows');
    },
  });
  return { rows, merged };
}

function cellOf(
  { type, style, formula, valued }: { type: string; style: number; formula: boolean; valued: boolean },
  held: string,
  { strings, formats }: { strings: readonly string[]; formats: NumberFormats },
): Cell | undefined {
  if (formula && (!valued || held === '')) return { kind: 'formula', text: '' };
  const text = type === 's' ? (strings[Number(held)] ?? refuseTable('unreadable')) : plainXmlText(held);
  if (text.trim() === '') return undefined;
  if (text.length > CELL_LENGTH_AT_MOST) return { kind: 'long', text: text.slice(0, CELL_LENGTH_AT_MOST) };
  if (type === 'e') return { kind: 'error', text };
  if (type === 'd') return { kind: 'date', text };
  if (type !== 'n') return { kind: 'text', text };
  const format = formats[style];
  return format?.kind === 'date' ? { kind: 'date', text } : { kind: 'number', text: shownNumber(text, format) };
}

/** From 0, of `AB12`; undefined of something else. */
function columnOf(place: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(place ?? '')?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function mergedOf(range: string): Merged[] {
  const [from, to] = range.split(':');
  const place = (text: string | undefined) => ({ column: columnOf(text), row: Number(/\d+$/.exec(text ?? '')?.[0]) });
  const [begin, end] = [place(from), place(to)];
  if (begin.column === undefined || end.column === undefined) return [];
  return [{ rows: [begin.row, end.row], columns: [begin.column, end.column] }];
}

/** Gives every cell of a merged range its value: in rows that exist, for a range over nothing fills nothing. */
function fillMerged(rows: Rows, merged: readonly Merged[]): void {
  const last = [...rows.keys()].at(-1) ?? 0;
  let left = FILLED_AT_MOST;
  for (const { rows: over, columns } of merged) {
    const value = rows.get(over[0])?.get(columns[0]);
    if (value === undefined) continue;
    for (let row = over[0]; row <= Math.min(over[1], last) && left > 0; row += 1) {
      const cells = rows.get(row);
      left -= 1;
      for (let column = columns[0]; cells !== undefined && column <= Math.min(columns[1], COLUMNS_READ); column += 1) {
        left -= 1;
        if (!cells.has(column)) cells.set(column, value);
      }
    }
  }
}
