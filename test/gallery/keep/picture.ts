/** Pictures as they are kept in the repository, and what makes two of them different. */
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Levels of each colour: enough to tell every token of the design from its neighbours, and half the bytes. */
const LEVELS = 16;
const STEP = 255 / (LEVELS - 1);

function withFewColours(picture: Buffer): PNG {
  const png = PNG.sync.read(picture);
  for (let at = 0; at < png.data.length; at += 1) {
    if (at % 4 !== 3) png.data[at] = Math.round(Math.round((png.data[at] ?? 0) / STEP) * STEP);
  }
  return png;
}

/** A picture with few colours, as small as a PNG gets. */
export const reduced = (picture: Buffer): Buffer =>
  PNG.sync.write(withFewColours(picture), { colorType: 2, deflateLevel: 9 });

/** Why two pictures are not of the same screen. */
export interface Difference {
  why: string;
  /** Where they differ, in red over the pale picture; none when their sizes differ. */
  picture?: Buffer;
}

/** Colours this far apart are different, of 1 from black to white: less is a level of {@link reduced}. */
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
  const [before, after] = [PNG.sync.read(kept), withFewColours(now)];
  const { width, height } = before;
  if (after.width !== width || after.height !== height)
    return { why: `${after.width} × ${after.height} px instead of ${width} × ${height}` };
  const diff = new PNG({ width, height });
  const most = pixelmatch(before.data, after.data, diff.data, width, height, { threshold: COLOUR, windowSize: WINDOW });
  if (most <= MOST_IN_WINDOW) return undefined;
  return { why: `${most} pixels differ in a square of ${WINDOW} px`, picture: PNG.sync.write(diff) };
}
