/** Finding the columns of a table that somebody made with a spreadsheet program, by what stands above them. */
import { halfWidth } from './typed-text';
import type { TableRow } from './table';

export interface Column<Key extends string> {
  key: Key;
  /** As the template has it. */
  title: string;
  /** Other headings that mean the same. */
  also: readonly string[];
}

/** Rows that may stand above the headings: a title, a date, a line about how to fill it in. */
const HEADINGS_WITHIN = 15;

export type Headings<Key extends string> =
  | { kind: 'found'; row: number; columns: ReadonlyMap<Key, number> }
  /** No row names all the demanded columns; `nearest` lacks the fewest of them. */
  | { kind: 'lacking'; nearest: ReadonlySet<Key> }
  /** A demanded column is named twice: which of the two is meant? */
  | { kind: 'twice' }
  | { kind: 'empty' };

/** A heading as it is compared: without blanks, line breaks, marks of a required column, and what stands in brackets. */
const headingKey = (text: string): string =>
  halfWidth(text)
    .replace(/\([^)]*\)|\[[^\]]*\]/g, '')
    .replace(/[\s*:：＊★]/g, '')
    .toUpperCase();

/**
 * Finds the headings among the first rows. The order of the columns is free, unknown ones are left alone, and where two mean the
 * same thing the first counts, but for the demanded ones: those must be clear.
 */
export function findColumns<Key extends string>(
  rows: readonly TableRow[],
  columns: readonly Column<Key>[],
  demanded: readonly Key[],
): Headings<Key> {
  const keyByHeading = new Map(
    columns.flatMap(({ key, title, also }) => [title, ...also].map((heading) => [headingKey(heading), key] as const)),
  );
  const read = rows.slice(0, HEADINGS_WITHIN).map((row) => ({ row, ...columnsOf(row, keyByHeading) }));
  const lacking = ({ found }: { found: ReadonlyMap<Key, number> }): number =>
    demanded.filter((key) => !found.has(key)).length;
  const [nearest] = [...read].sort((one, other) => lacking(one) - lacking(other));
  if (!nearest) return { kind: 'empty' };
  if (lacking(nearest) > 0) return { kind: 'lacking', nearest: new Set(nearest.found.keys()) };
  if (demanded.some((key) => nearest.twice.has(key))) return { kind: 'twice' };
  return { kind: 'found', row: nearest.row.number, columns: nearest.found };
}

function columnsOf<Key extends string>(
  { cells }: TableRow,
  keyByHeading: ReadonlyMap<string, Key>,
): { found: Map<Key, number>; twice: Set<Key> } {
  const found = new Map<Key, number>();
  const twice = new Set<Key>();
  for (const [at, { text }] of [...cells].sort(([one], [other]) => one - other)) {
    const key = keyByHeading.get(headingKey(text));
    if (key === undefined) continue;
    if (found.has(key)) twice.add(key);
    else found.set(key, at);
  }
  return { found, twice };
}
