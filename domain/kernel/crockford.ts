/**
 * Base32 in Crockford's alphabet: capitals and digits without I, L, O and U, which QR codes hold in their dense alphanumeric
 * mode and nobody misreads.
 */
export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A whole number from 0 on as `length` characters, six at most: 30 bit. */
export function encodeNumber(value: number, length: number): string {
  let text = '';
  for (let shift = (length - 1) * 5; shift >= 0; shift -= 5) text += CROCKFORD.charAt((value >>> shift) & 31);
  return text;
}

/** The number in up to six characters of the alphabet. */
export function decodeNumber(text: string): number {
  let value = 0;
  for (let index = 0; index < text.length; index += 1) value = value * 32 + CROCKFORD.indexOf(text.charAt(index));
  return value;
}

/** Bytes in groups of five (40 bit) to eight characters each; in two halves, which small integers hold. */
export function encodeBytes(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 5) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = bytes.subarray(start, start + 5);
    text += encodeNumber((a << 12) | (b << 4) | (c >> 4), 4) + encodeNumber(((c & 15) << 16) | (d << 8) | e, 4);
  }
  return text;
}

/** The bytes in a multiple of eight characters of the alphabet. */
export function decodeBytes(text: string): Uint8Array {
  const bytes = new Uint8Array((text.length / 8) * 5);
  for (let start = 0; start < text.length; start += 8) {
    let group = decodeNumber(text.slice(start, start + 8));
    for (let index = (start / 8) * 5 + 4; index >= (start / 8) * 5; index -= 1) {
      bytes[index] = group % 256;
      group = Math.floor(group / 256);
    }
  }
  return bytes;
}
