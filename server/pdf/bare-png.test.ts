import { deflateSync } from 'node:zlib';
import { barePng } from './bare-png';
import { photosPdf } from './photos-pdf';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const chunk = (name: string, content: Buffer, length = content.length): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(length >>> 0, 0);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, content, Buffer.alloc(4)]);
};
const head = (width: number, height: number, colour = 2, interlaced = 0): Buffer => {
  const content = Buffer.alloc(13);
  content.writeUInt32BE(width, 0);
  content.writeUInt32BE(height, 4);
  content.set([8, colour, 0, 0, interlaced], 8);
  return chunk('IHDR', content);
};
const pixels = (bytes: number, fill = 0): Buffer => chunk('IDAT', deflateSync(Buffer.alloc(bytes, fill)));
const END = chunk('IEND', Buffer.alloc(0));
const png = (...parts: Buffer[]): Buffer => Buffer.concat([SIGNATURE, ...parts]);
/** Two lines of two pixels. */
const whole = png(head(2, 2), chunk('tEXt', Buffer.from('GPS 28.2,112.9')), pixels(2 * 7), END);

describe('a PNG that becomes a page', () => {
  it('goes in without its notes', () => {
    const bare = barePng(whole);
    expect(bare?.includes('tEXt')).toBe(false);
    expect(bare?.includes('IDAT')).toBe(true);
    expect(barePng(png(head(2, 2, 6), pixels(2 * 9), END))).toBeDefined();
  });

  it.each([
    ['a length that leads backwards', png(head(2, 2), chunk('junk', Buffer.alloc(0), 0xfffffff4), END)],
    ['a length beyond the file', png(head(2, 2), chunk('IDAT', Buffer.alloc(4), 0x7fffffff), END)],
    ['a second head', png(head(2, 2), head(65_535, 65_535), pixels(2 * 7), END)],
    ['no head', png(pixels(2 * 7), END)],
    ['no end', png(head(2, 2), pixels(2 * 7))],
    ['more pixels than its head says', png(head(2, 2), pixels(9_000_000), END)],
    ['fewer pixels than its head says', png(head(2, 2), pixels(2 * 7 - 1), END)],
    ['pixels that are nothing', png(head(2, 2), chunk('IDAT', Buffer.from('no zlib')), END)],
    ['a filter that there is not', png(head(2, 2), pixels(2 * 7, 5), END)],
    ['lines that are interlaced', png(head(2, 2, 2, 1), pixels(2 * 7), END)],
    ['a colour that there is not', png(head(2, 2, 5), pixels(2 * 7), END)],
  ])('is refused with %s', async (_fault, picture) => {
    expect(barePng(picture)).toBeUndefined();
    expect(await photosPdf([{ type: 'png', content: picture }], '材料')).toEqual({ unreadable: 1 });
  });
});
