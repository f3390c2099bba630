/** Tables that people make with a spreadsheet program, as a file has them: rows of cells, nothing computed. */

/**
 * How the file holds a value: as text, as a number that a program may have rounded, as a day, as what a formula gave last, as a
 * formula that gave nothing, as an error, or as more than anybody types into a cell.
 */
export const cellKinds = ['text', 'number', 'date', 'formula', 'error', 'long'] as const;
export type CellKind = (typeof cellKinds)[number];

export interface Cell {
  kind: CellKind;
  /** As the file has it: of a number its digits, of a formula the value that it had when the file was saved. */
  text: string;
}

export interface TableRow {
  /** As a spreadsheet program numbers it, from 1. */
  number: number;
  /** By column, from 0; an empty cell is missing. */
  cells: ReadonlyMap<number, Cell>;
}

/** More text than this is no cell of a list of people. */
export const CELL_LENGTH_AT_MOST = 500;

/** What a whole file is refused for before its rows are looked at. */
export const tableProblems = [
  'unreadable',
  'tooBig',
  'tooManyRows',
  'macros',
  'locked',
  'oldFormat',
  'webPage',
] as const;
export type TableProblem = (typeof tableProblems)[number];

/** Digits beyond this one are lost in a number (IEEE 754). */
const EXACT_DIGITS = 15;

/**
 * The digits of a number as they were typed, from how a file holds it (`13800000000`, `1.38E+10`); undefined where a program has
 * rounded it, or where it is no whole number.
 * @param width how many digits its format shows at least: `000000` keeps the zeros before a number
 */
export function exactDigits(held: string, width = 0): string | undefined {
  const value = Number(held);
  if (held.trim() === '' || !Number.isSafeInteger(value) || value < 0) return undefined;
  const digits = String(value);
  return digits.length > EXACT_DIGITS ? undefined : digits.padStart(width, '0');
}

/** `4.30102E+17`: how a program writes a long number that it has shortened. */
export const isShortened = (text: string): boolean => /^\d(?:\.\d+)?E\+?\d{2,3}$/i.test(text.trim());
