import { deflateSync } from 'node:zlib';

/** A small true PDF with so many pages; `mark` makes it another file. */
export function aPdf({ pages = 1, mark = '' }: { pages?: number; mark?: string } = {}): Buffer {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`).join(' ');
  const objects = [
    '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj',
    `2 0 obj\n<< /Type /Pages /Kids [${kids}] /Count ${pages} >>\nendobj`,
    ...Array.from(
      { length: pages },
      (_, index) => `${index + 3} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj`,
    ),
  ];
  return Buffer.from(
    `%PDF-1.4\n% ${mark}\n${objects.join('\n')}\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`,
    'latin1',
  );
}

/** A PDF whose pages lie in an object stream, as newer writers make them. */
export function aPackedPdf(pages: number, unpackedPadding = 0): Buffer {
  const bodies = Array.from({ length: pages }, () => '<< /Type /Page /Parent 2 0 R >>');
  let at = 0;
  const pairs = bodies.map((body, index) => {
    const pair = `${index + 10} ${at}`;
    at += body.length + 1;
    return pair;
  });
  const head = `${pairs.join(' ')} `;
  const packed = deflateSync(Buffer.from(`${head}${bodies.join(' ')}${' '.repeat(unpackedPadding)}`));
  const dictionary = `<< /Type /ObjStm /N ${pages} /First ${head.length} /Filter /FlateDecode /Length ${packed.length} >>`;
  return Buffer.concat([
    Buffer.from(`%PDF-1.5\n1 0 obj\n${dictionary}\nstream\n`),
    packed,
    Buffer.from('\nendstream\nendobj\nstartxref\n0\n%%EOF\n'),
  ]);
}

/** The head of a PNG of that size; nothing behind it is ever looked at. */
export function aPng(width = 40, height = 30): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    Buffer.from('IHDR'),
    size,
    Buffer.from([8, 6, 0, 0, 0, 0, 0, 0, 0]),
  ]);
}

/** A page of the web, which is nothing that may be handed in. */
export const aWebPage = (): Buffer => Buffer.from('<!doctype html><script>alert(1)</script>');

/** A true photograph of 16 × 8 pixels, red on the left and blue on the right, with a camera's notes: a place, and which way up it is held. */
export function aJpeg({ orientation = 1, mark = '' }: { orientation?: number; mark?: string } = {}): Buffer {
  const picture = Buffer.from(SMALL_JPEG, 'base64');
  const notes = Buffer.concat([exif(orientation), segment(0xfe, Buffer.from(`GPS 28.19N 112.97E ${mark}`))]);
  return Buffer.concat([picture.subarray(0, 2), notes, picture.subarray(2)]);
}

function exif(orientation: number): Buffer {
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0];
  return segment(
    0xe1,
    Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from(tiff), Buffer.from('iPhone, Changsha')]),
  );
}

const segment = (kind: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, kind, (body.length + 2) >> 8, (body.length + 2) & 0xff]), body]);

const SMALL_JPEG =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAUG/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABQBAQAAAAAAAAAAAAAAAAAAAAX/xAAZEQACAwEAAAAAAAAAAAAAAAAABkOCwcL/2gAMAwEAAhEDEQA/AM+hAYU5q9DzNFbD/9k=';

/** One box of a HEIC file. */
const box = (kind: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat([Buffer.from(kind), ...parts]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length + 4);
  return Buffer.concat([length, body]);
};
const numbers = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
  return bytes;
};
/** The head of a HEIC photograph, as an iPhone takes them. */
export const aHeic = (width: number, height: number): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from('heic'), numbers(0), Buffer.from('mif1heic')),
    box('meta', numbers(0), box('iprp', box('ipco', box('ispe', numbers(0, width, height))))),
  ]);
