/** What a cell says, once it is read: shared by everything that is imported from a table. */
import { isShortened, type Cell } from './table';

/** So much of a bad value is repeated in a reason. */
export const QUOTED_AT_MOST = 20;

/** The text of a cell without blanks around it, and without what people put before digits so that a program leaves them alone. */
export const plainText = (text: string): string => {
  const trimmed = text.replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g, '');
  return (/^="([^"]*)"$/.exec(trimmed)?.[1] ?? trimmed).replace(/^['’]/, '').trim();
};

/** A cell with nothing but blanks in it is empty. */
export const filledCell = (cell: Cell | undefined): Cell | undefined =>
  cell === undefined || (cell.kind !== 'formula' && plainText(cell.text) === '') ? undefined : cell;

/** The beginning of a bad value, as its reason repeats it. */
export const quoted = (text: string): string =>
  Array.from(text).length > QUOTED_AT_MOST ? `${Array.from(text).slice(0, QUOTED_AT_MOST).join('')}…` : text;

/** As a spreadsheet program shows a long number: 4.30E+17. */
export const shortened = (text: string): string =>
  Number.isFinite(Number(text)) ? Number(text).toExponential(2).replace('e', 'E') : quoted(text);

/** Digits that a program has cut off cannot be found again. */
export const hasLostDigits = ({ kind, text }: Cell): boolean => {
  const shown = plainText(text);
  return isShortened(shown) || (kind === 'number' && !/^\d{1,15}$/.test(shown));
};

/** How names and labels are compared: one width, one case, no blanks. */
export const comparedText = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
