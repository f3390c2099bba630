/**
 * Writes a picture with at most 256 colours as a PNG that stores one byte a pixel: a third of what true colour takes. pngjs, which
 * reads it, writes no such PNG.
 */
import { crc32, deflateSync } from 'node:zlib';
import type { PNG } from 'pngjs';

const MOST_COLOURS = 256;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const EIGHT_BITS = 8;
const INDEXED = 3;

type Colour = readonly [red: number, green: number, blue: number];

const colourOf = (value: number): Colour => [(value >> 16) & 255, (value >> 8) & 255, value & 255];

/** How far two colours are apart, squared. */
const distance = (a: Colour, b: Colour): number => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;

/** The commonest colours as they are, and for each other one the nearest of them. */
function paletteOf(pixels: readonly number[]): { palette: Colour[]; indexOf: Map<number, number> } {
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const byCount = [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
  const palette = byCount.slice(0, MOST_COLOURS).map(colourOf);
  const nearest = (colour: Colour): number =>
    palette.reduce(
      (best, each, index) => (distance(each, colour) < distance(palette[best] ?? each, colour) ? index : best),
      0,
    );
  const indexOf = new Map(byCount.map((value, rank) => [value, rank < MOST_COLOURS ? rank : nearest(colourOf(value))]));
  return { palette, indexOf };
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'ascii'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** @returns the file; transparency is lost */
export function indexedPng({ width, height, data }: PNG): Buffer {
  const pixels = Array.from({ length: width * height }, (_, at) => data.readUInt32BE(at * 4) >>> 8);
  const { palette, indexOf } = paletteOf(pixels);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([EIGHT_BITS, INDEXED], 8);
  // Each row begins with the number of its filter: none, as neighbours of an index say nothing about it.
  const rows = Buffer.alloc(height * (width + 1));
  pixels.forEach((pixel, at) => {
    rows[at + Math.floor(at / width) + 1] = indexOf.get(pixel) ?? 0;
  });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
