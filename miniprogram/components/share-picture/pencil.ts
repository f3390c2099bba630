/** The little of a canvas 2d context that the card and the poster are drawn with. */
export interface Pencil {
  fillStyle: unknown;
  font: string;
  textAlign: string;
  textBaseline: string;
  globalAlpha: number;
  fillRect(left: number, top: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { width: number };
  beginPath(): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  fill(): void;
}

export const INK = '#10242B';
export const INK_2 = '#4A5F66';
export const LINE = '#E3EAEC';
export const BRAND = '#0A7480';
export const BRAND_DEEP = '#065A64';
export const WHITE = '#FFFFFF';

const FONT = 'PingFang SC, Noto Sans CJK SC, sans-serif';

/** Writes one line with its baseline at `y`; an alignment other than the left one is around `x`. */
export function write(
  pencil: Pencil,
  text: string,
  at: { x: number; y: number; size: number; color: string; bold?: boolean; align?: 'left' | 'center' },
): void {
  setFont(pencil, at);
  pencil.fillStyle = at.color;
  pencil.textAlign = at.align ?? 'left';
  pencil.textBaseline = 'alphabetic';
  pencil.fillText(text, at.x, at.y);
}

export function setFont(pencil: Pencil, { size, bold = false }: { size: number; bold?: boolean }): void {
  pencil.font = `${bold ? 'bold ' : ''}${size}px ${FONT}`;
}

/**
 * Breaks a text into lines no wider than `width` in the font that is set; what does not fit into `most` lines ends in …
 * Chinese breaks anywhere, so it is broken by characters.
 */
export function wrap(pencil: Pick<Pencil, 'measureText'>, text: string, width: number, most: number): string[] {
  const fits = (line: string) => pencil.measureText(line).width <= width;
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    if (line === '' || fits(line + character)) {
      line += character;
      continue;
    }
    if (lines.length === most - 1) {
      const characters = Array.from(line);
      while (characters.length > 1 && !fits(`${characters.join('')}…`)) characters.pop();
      return [...lines, `${characters.join('')}…`];
    }
    lines.push(line.trimEnd());
    line = character.trimStart();
  }
  return line === '' ? lines : [...lines, line];
}
