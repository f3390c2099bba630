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
