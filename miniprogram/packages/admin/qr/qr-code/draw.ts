import drawQrcode from 'weapp-qrcode';

/** weapp-qrcode's own number for error correction M. */
const LEVEL_M = 0;
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
 * The modules of a code, row by row, true for dark. The library draws them one by one, row after row, onto whatever it is
 * given; here that is a list, because only the page knows where pixels begin.
 */
export function codeModules(text: string): boolean[][] {
  const modules: boolean[] = [];
  let dark = false;
  drawQrcode({
    text,
    width: 1,
    height: 1,
    correctLevel: LEVEL_M,
    foreground: DARK,
    background: LIGHT,
    ctx: {
      setFillStyle: (style) => {
        dark = style === DARK;
      },
      fillRect: () => modules.push(dark),
      drawImage: () => undefined,
      draw: () => undefined,
    },
  });
  const side = Math.round(Math.sqrt(modules.length));
  return Array.from({ length: side }, (_, row) => modules.slice(row * side, (row + 1) * side));
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
