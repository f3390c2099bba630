import { checkUpload, isNamedLike, MAX_FILE_BYTES } from './uploads';

const file = (name: string, sizeBytes = 1000) => ({ name, sizeBytes });

describe('a file to be uploaded', () => {
  it.each(['通知.pdf', '通知.PDF', 'scan.v2.jpg', '照片1.jpeg', 'a.png'])(
    'may be a PDF or a photograph: %s',
    (name) => {
      expect(checkUpload(file(name), ['pdf', 'image'])).toBeUndefined();
    },
  );

  it.each(['a.docx', 'a.pdf.exe', 'pdf', 'a.', '通知', 'a.heic', 'a.pdf '])('may be nothing else: %s', (name) => {
    expect(checkUpload(file(name), ['pdf', 'image'])).toBe('fileType');
  });

  it('is of the type that is asked for', () => {
    expect(isNamedLike('a.pdf', ['image'])).toBe(false);
    expect(isNamedLike('a.png', ['pdf'])).toBe(false);
  });

  it('is what its name says', () => {
    const bytes = (...values: (string | number)[]) =>
      Uint8Array.from(values.flatMap((value) => (typeof value === 'string' ? [...Buffer.from(value)] : [value])));
    const judge = (name: string, head: Uint8Array) => checkUpload({ ...file(name), head }, ['pdf', 'image']);
    expect(judge('a.pdf', bytes('%PDF-1.7'))).toBeUndefined();
    // Some scanners write a few bytes before it.
    expect(judge('a.PDF', bytes(0xef, 0xbb, 0xbf, '\n%PDF-1.4'))).toBeUndefined();
    expect(judge('a.jpg', bytes(0xff, 0xd8, 0xff, 0xe0))).toBeUndefined();
    expect(judge('a.png', bytes(0x89, 'PNG'))).toBeUndefined();
    expect(judge('fake.pdf', bytes('hello'))).toBe('fileContent');
    expect(judge('a.jpg', bytes('%PDF-1.7'))).toBe('fileContent');
    expect(judge('a.png', bytes(0, 0x89, 'PNG'))).toBe('fileContent');
    expect(judge('a.pdf', bytes())).toBe('fileContent');
  });

  it('contains something, up to 20 MB', () => {
    expect(checkUpload(file('a.pdf', 0), ['pdf'])).toBe('fileEmpty');
    expect(checkUpload(file('a.pdf', MAX_FILE_BYTES), ['pdf'])).toBeUndefined();
    expect(checkUpload(file('a.pdf', MAX_FILE_BYTES + 1), ['pdf'])).toBe('fileTooBig');
  });
});
