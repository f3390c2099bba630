import { encode } from 'uqr';

/** White modules around the code that a scanner needs. */
const QUIET_MODULES = 4;

/** Dark on white in both looks: scanners read nothing else well. */
const DARK = '#062A30';
const LIGHT = '#FFFFFF';

/** The little of a canvas 2d context that drawing needs. */
export interface Pencil {
  fillStyle: unknown;
  fillRect(x: number, y: number, width: number, height: number): void;
}

/**
 * The modules of a code, row by row, true for dark, with error correction M. A token's alphabet fits QR's own for capitals
 * and digits, two characters in 11 bit: its code has 25 modules a side where one of bytes would have 29, so it is read from
 * farther away (`npm run bench -- reach`).
 */
export function codeModules(text: string): boolean[][] {
  return encode(text, { ecc: 'M', border: 0 }).data;
}

/**
 * Draws a code with its quiet zone over the whole square; an empty text leaves it white.
 * @param size side of the square in the canvas's own pixels; edges of modules are rounded to them, so nothing is blurred
 */
export function drawCode(pencil: Pencil, { text, size }: { text: string; size: number }): void {
  pencil.fillStyle = LIGHT;
  pencil.fillRect(0, 0, size, size);
  if (text === '') return;
  const rows = codeModules(text);
  const pixel = (module: number) => Math.round(((module + QUIET_MODULES) * size) / (rows.length + 2 * QUIET_MODULES));
  pencil.fillStyle = DARK;
  rows.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark) pencil.fillRect(pixel(x), pixel(y), pixel(x + 1) - pixel(x), pixel(y + 1) - pixel(y));
    }),
  );
}
