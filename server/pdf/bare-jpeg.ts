/**
 * A JPEG without what cameras write beside the picture: where and when it was taken, with what, previews, a film behind its end. The
 * picture itself is not touched. Of the notes one comes back: which way up it is.
 * @param orientation as EXIF counts it, 1 to 8
 * @returns undefined when it is cut off or is no JPEG
 */
export function bareJpeg(photo: Buffer, orientation: number): Buffer | undefined {
  if (photo.length < 4 || photo.readUInt16BE(0) !== SOI) return undefined;
  const parts: Buffer[] = [photo.subarray(0, 2), orientationNote(orientation)];
  let at = 2;
  while (at + 4 <= photo.length) {
    const marker = photo.readUInt16BE(at);
    // Fill bytes may stand before a marker.
    if (marker === 0xffff) {
      at += 1;
      continue;
    }
    if (marker === EOI) return Buffer.concat([...parts, photo.subarray(at, at + 2)]);
    if (marker >> 8 !== 0xff) return undefined;
    const end = at + 2 + photo.readUInt16BE(at + 2);
    if (end > photo.length) return undefined;
    if (isPicture(marker)) parts.push(photo.subarray(at, end));
    at = end;
    if (marker !== SOS) continue;
    const next = endOfScan(photo, at);
    parts.push(photo.subarray(at, next));
    at = next;
  }
  // Cameras that are switched off too early leave the last marker out: viewers show such a picture all the same.
  const isWhole = at + 2 <= photo.length && photo.readUInt16BE(at) === EOI;
  return isWhole ? Buffer.concat([...parts, photo.subarray(at, at + 2)]) : undefined;
}

const SOI = 0xffd8;
const EOI = 0xffd9;
const SOS = 0xffda;

/** An EXIF part with one entry, the orientation (tag 0x0112); nothing for a picture that stands as it lies. */
function orientationNote(orientation: number): Buffer {
  if (orientation === 1) return Buffer.alloc(0);
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0];
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from(tiff)]);
  return Buffer.concat([Buffer.from([0xff, 0xe1, 0, body.length + 2]), body]);
}

/** Everything but notes: of the applications' parts only those that say how colours are meant (JFIF, Adobe). */
function isPicture(marker: number): boolean {
  if (marker === 0xfffe) return false;
  const isApplication = marker >= 0xffe0 && marker <= 0xffef;
  return !isApplication || marker === 0xffe0 || marker === 0xffee;
}

/** The next marker behind the data of a scan: in it a 0xFF is followed by 0, or by a restart mark. */
function endOfScan(photo: Buffer, from: number): number {
  let at = photo.indexOf(0xff, from);
  while (at !== -1 && at + 1 < photo.length) {
    const code = photo[at + 1] ?? 0;
    const isData = code === 0 || (code >= 0xd0 && code <= 0xd7);
    if (!isData && code !== 0xff) return at;
    at = photo.indexOf(0xff, at + (code === 0xff ? 1 : 2));
  }
  return photo.length;
}
