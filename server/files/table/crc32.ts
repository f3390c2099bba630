const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest >>> 0;
});

/**
 * The check sum that an archive keeps of each file in it. It goes on behind what was summed before, so that a file can be written by
 * several workers; Node has one of its own from a version on that the cloud does not run yet.
 */
export function crc32(content: Uint8Array, before = 0): number {
  let sum = ~before;
  for (let at = 0; at < content.length; at += 1) sum = (sum >>> 8) ^ (TABLE[(sum ^ (content[at] ?? 0)) & 0xff] ?? 0);
  return ~sum >>> 0;
}
