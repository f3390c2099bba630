import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { aHeic, aPackedPdf, aPdf, aPng, aWebPage } from '../../test/support/files';
import { lookInto } from './look-into';

const sample = (name: string): Buffer => readFileSync(path.join(__dirname, '../../sample/documents', name));
const factsOf = (content: Buffer) => {
  const look = lookInto(content);
  return look.kind === 'seen' ? look.facts : look.reason;
};
describe('a file that is looked into', () => {
  it('tells its kind, its size, its pages or its pixels', () => {
    expect(factsOf(aPdf({ pages: 3 }))).toMatchObject({ type: 'pdf', pages: 3 });
    expect(factsOf(aPng(40, 30))).toEqual({ type: 'png', sizeBytes: 33, widthPixels: 40, heightPixels: 30 });
    expect(factsOf(sample('photo.jpg'))).toMatchObject({ type: 'jpeg', widthPixels: 900, heightPixels: 600 });
    expect(factsOf(aHeic(4032, 3024))).toMatchObject({ type: 'heic', widthPixels: 4032, heightPixels: 3024 });
  });

  // As many pages as pdf-lib counts in them.
  it.each(['notice.pdf', 'agenda.pdf', 'registration-form.pdf', 'summary.pdf', 'slides.pdf'])(
    'may be what Chromium prints: %s',
    (name) => {
      expect(factsOf(sample(name))).toMatchObject({ type: 'pdf', pages: 2 });
    },
  );

  it('has its pages in packed objects too', () => {
    expect(factsOf(aPackedPdf(12))).toMatchObject({ pages: 12 });
  });

  it('counts a page that was written again, as a signature does, once', () => {
    const signed = Buffer.concat([
      aPdf({ pages: 2 }),
      Buffer.from('3 0 obj\n<< /Type /P#61ge /Annots [9 0 R] >>\nendobj\nstartxref\n0\n%%EOF\n'),
    ]);
    expect(factsOf(signed)).toMatchObject({ pages: 2 });
  });

  it('may keep its pages to itself when it is encrypted', () => {
    const hidden = '%PDF-1.5\n7 0 obj\n<< /Filter /Standard >>\nendobj\ntrailer\n<< /Encrypt 7 0 R >>\n%%EOF';
    expect(factsOf(Buffer.from(hidden))).toEqual({ type: 'pdf', sizeBytes: hidden.length });
  });

  it.each<[string, Buffer]>([
    ['a page of the web', aWebPage()],
    ['a page of the web that mentions a PDF', Buffer.concat([Buffer.from('<p>%PDF-1.4</p>'), aPdf()])],
    ['a PDF without a page', Buffer.from('%PDF-1.4\nhello\n%%EOF')],
    ['a PDF that was cut off', aPdf().subarray(0, 120)],
    ['a picture without a size', aPng(0, 0)],
    ['the beginning of a photograph and nothing more', sample('photo.jpg').subarray(0, 40)],
    ['nothing', Buffer.alloc(0)],
  ])('is refused when it is %s', (_what, content) => {
    expect(factsOf(content)).toBe('fileUnreadable');
  });

  it('is refused when its packed objects unpack to more than a function can hold', () => {
    const bomb = aPackedPdf(1, 200 * 1024 * 1024);
    expect(bomb.length).toBeLessThan(300 * 1024);
    expect(factsOf(bomb)).toBe('fileTooBig');
  });

  it.each<[string, Buffer]>([
    ['numbers without end', Buffer.from(`%PDF-1.4\n1 0 obj\n[${'0 '.repeat(9_000_000)}]\nendobj\n%%EOF`)],
    ['objects without end', Buffer.from(`%PDF-1.4\n${'1 0 obj '.repeat(2_400_000)}%%EOF`)],
    ['blanks without end', Buffer.from(`%PDF-1.4\n${`1${' '.repeat(1000)}`.repeat(19_000)}%%EOF`)],
    ['streams without end', Buffer.from(`%PDF-1.4\n${'1 0 obj stream\n'.repeat(1_200_000)}%%EOF`)],
    ['packed objects without end', Buffer.from(`%PDF-1.4\n${'1 0 obj/Type/ObjStm stream\n'.repeat(700_000)}%%EOF`)],
  ])('is judged in a few seconds when it is made of %s', (_what, content) => {
    const begun = performance.now();
    expect(factsOf(content)).toBe('fileUnreadable');
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it('is judged in a few seconds when its packed objects lie over each other', () => {
    const pairs = '1 0 2 9999999 '.repeat(40_000);
    const packed = deflateSync(Buffer.from(pairs + ' '.repeat(30_000_000)));
    const dictionary = `<< /Type /ObjStm /First ${pairs.length} >>`;
    const content = [Buffer.from(`%PDF-1.5\n1 0 obj\n${dictionary}\nstream\n`), packed, Buffer.from('\n%%EOF')];
    const begun = performance.now();
    expect(factsOf(Buffer.concat(content))).toBe('fileUnreadable');
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it('never throws, however it was damaged', () => {
    const whole = [aPdf({ pages: 2 }), aPackedPdf(3), aPng(), aHeic(10, 10), sample('photo.jpg').subarray(0, 2000)];
    const damaged = fc
      .tuple(fc.constantFrom(...whole), fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 30 }), fc.nat(2000))
      .map(([content, changes, length]) => {
        const copy = Buffer.from(content.subarray(0, Math.max(12, length)));
        for (const [at, byte] of changes) copy[at % copy.length] = byte;
        return copy;
      });
    fc.assert(
      fc.property(damaged, (content) => {
        expect(['seen', 'refuse']).toContain(lookInto(content).kind);
      }),
      { numRuns: 2000 },
    );
  });
});
