import { inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What a picture is made of; texts and other notes go. */
const KEPT = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'];
/** Bytes before and behind the data of a chunk: its length and name, its checksum. */
const AROUND = 12;
/** Colour type → samples of a pixel, and the bits that a sample may have (PNG specification, table 11.1). */
const COLOURS: Readonly<Record<number, { samples: number; depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};

/**
 * A PNG without its notes, looked through from beginning to end before anybody unpacks it: a length that leads backwards, a second head, or
 * pixels that are more or fewer than the head says would keep a reader busy for ever, or end it.
 * @returns undefined for one that is not whole, or interlaced, which nothing that takes photographs makes
 */
export function barePng(picture: Buffer): Buffer | undefined {
  if (!picture.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return undefined;
  const kept: Buffer[] = [SIGNATURE];
  const data: Buffer[] = [];
  let head: Buffer | undefined;
  for (let at = SIGNATURE.length; at + AROUND <= picture.length;) {
    const end = at + AROUND + picture.readUInt32BE(at);
    if (end > picture.length) return undefined;
    const name = picture.toString('latin1', at + 4, at + 8);
    const content = picture.subarray(at + 8, end - 4);
    if ((head === undefined) !== (name === 'IHDR')) return undefined;
    if (name === 'IHDR') head = content;
    if (name === 'IDAT') data.push(content);
    if (KEPT.includes(name)) kept.push(picture.subarray(at, end));
    if (name === 'IEND') return head && isWhole(head, data) ? Buffer.concat(kept) : undefined;
    at = end;
  }
  return undefined;
}

/** Whether the pixels are exactly those that the head says. */
function isWhole(head: Buffer, data: readonly Buffer[]): boolean {
  if (head.length !== 13 || head[12] !== 0) return false;
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const [depth = 0, colour = 0] = [head[8], head[9]];
  const { samples, depths } = COLOURS[colour] ?? { samples: 0, depths: [] };
  if (!depths.includes(depth)) return false;
  // Each line begins with how it is filtered.
  const line = 1 + Math.ceil((width * samples * depth) / 8);
  try {
    const pixels = inflateSync(Buffer.concat(data), { maxOutputLength: line * height + 1 });
    if (pixels.length !== line * height) return false;
    for (let at = 0; at < pixels.length; at += line) if ((pixels[at] ?? 9) > 4) return false;
    return true;
  } catch {
    return false;
  }
}
