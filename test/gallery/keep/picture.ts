/** Pictures as they are kept in the repository, and what makes two of them different. */
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { indexedPng } from './indexed-png';

/** A picture as it is kept: small, and its commonest colours exact. */
export const reduced = (picture: Buffer): Buffer => indexedPng(PNG.sync.read(picture));

/** Why two pictures are not of the same screen. */
export interface Difference {
  why: string;
  /** Where they differ, in red over the pale picture; none when their sizes differ. */
  picture?: Buffer;
  /** What holds all that differs, px. */
  box?: Box;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Colours this far apart are different, of 1 from black to white: less is a rare colour that {@link reduced} has put another for. */
const COLOUR = 0.15;
/**
 * An element that has moved, is missing or has another colour differs in many pixels close to each other: in 46 of a square
 * and more, when it was tried. Characters that are drawn a third of a pixel elsewhere differ in 23 at most.
 */
const WINDOW = 16;
const MOST_IN_WINDOW = 32;

/**
 * Compares what is on the screen with a kept picture. Edges of characters that were drawn a little differently are no
 * difference; something that has moved, is missing or has another colour is one.
 */
export function differenceOf(kept: Buffer, now: Buffer): Difference | undefined {
  const [before, after] = [PNG.sync.read(kept), PNG.sync.read(now)];
  const { width, height } = before;
  if (after.width !== width || after.height !== height)
    return { why: `${after.width} × ${after.height} px instead of ${width} × ${height}` };
  const diff = new PNG({ width, height });
  const most = pixelmatch(before.data, after.data, diff.data, width, height, { threshold: COLOUR, windowSize: WINDOW });
  if (most <= MOST_IN_WINDOW) return undefined;
  const box = redBox(diff);
  const where = `from ${box.x},${box.y} on, ${box.width} × ${box.height} px`;
  return { why: `${most} pixels differ in a square of ${WINDOW} px, ${where}`, picture: PNG.sync.write(diff), box };
}

/** What holds all pixels that were drawn red as different. */
function redBox({ width, height, data }: PNG): Box {
  const at = Array.from({ length: width * height }, (_, pixel) => pixel).filter((pixel) => {
    const [red, green, blue] = data.subarray(pixel * 4, pixel * 4 + 3);
    return red === 255 && green === 0 && blue === 0;
  });
  const [xs, ys] = [at.map((pixel) => pixel % width), at.map((pixel) => Math.floor(pixel / width))];
  const [x, y] = [xs, ys].map((all) => all.reduce((least, one) => Math.min(least, one), Infinity)) as [number, number];
  const [right, bottom] = [xs, ys].map((all) => all.reduce((most, one) => Math.max(most, one), 0)) as [number, number];
  return { x, y, width: right - x + 1, height: bottom - y + 1 };
}
