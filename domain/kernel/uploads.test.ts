import { checkUpload, isNamedLike, MAX_FILE_BYTES, typeOfHead } from './uploads';

const file = (name: string, sizeBytes = 1000) => ({ name, sizeBytes });
const bytes = (...values: (string | number)[]) =>
  Uint8Array.from(values.flatMap((value) => (typeof value === 'string' ? [...Buffer.from(value)] : [value])));
const png = bytes(0x89, 'PNG', 0x0d, 0x0a, 0x1a, 0x0a);
const jpeg = bytes(0xff, 0xd8, 0xff, 0xe0);
const heic = (brand: string) => bytes(0, 0, 0, 0x18, 'ftyp', brand);

describe('a file to be uploaded', () => {
  it.each(['通知.pdf', '通知.PDF', 'scan.v2.jpg', '照片1.jpeg', 'a.png', 'IMG_0001.HEIC'])(
    'may be a PDF or a photograph: %s',
    (name) => {
      expect(checkUpload(file(name), ['pdf', 'image'])).toBeUndefined();
    },
  );

  it.each(['a.docx', 'a.pdf.exe', 'pdf', 'a.', '通知', 'a.webp', 'a.pdf '])('may be nothing else: %s', (name) => {
    expect(checkUpload(file(name), ['pdf', 'image'])).toBe('fileType');
  });

  it('is of the type that is asked for', () => {
    expect(isNamedLike('a.pdf', ['image'])).toBe(false);
    expect(isNamedLike('a.png', ['pdf'])).toBe(false);
  });

  it('is what its name says', () => {
    const judge = (name: string, head: Uint8Array) => checkUpload({ ...file(name), head }, ['pdf', 'image']);
    expect(judge('a.pdf', bytes('%PDF-1.7'))).toBeUndefined();
    // Some scanners write a few bytes before it.
    expect(judge('a.PDF', bytes(0xef, 0xbb, 0xbf, '\n%PDF-1.4'))).toBeUndefined();
    expect(judge('a.jpg', jpeg)).toBeUndefined();
    expect(judge('a.png', png)).toBeUndefined();
    expect(judge('a.heic', heic('heic'))).toBeUndefined();
    // Albums give one kind of picture the ending of another; nobody is deceived by that.
    expect(judge('a.png', jpeg)).toBeUndefined();
    expect(judge('fake.pdf', bytes('hello'))).toBe('fileContent');
    expect(judge('fake.pdf', bytes('<!doctype html><p>'))).toBe('fileContent');
    expect(judge('a.jpg', bytes('%PDF-1.7'))).toBe('fileContent');
    expect(judge('a.pdf', jpeg)).toBe('fileContent');
    expect(judge('a.png', bytes(0, ...png))).toBe('fileContent');
    expect(judge('a.heic', heic('mp42'))).toBe('fileContent');
    expect(judge('a.pdf', bytes())).toBe('fileContent');
  });

  it('contains something, up to 20 MB', () => {
    expect(checkUpload(file('a.pdf', 0), ['pdf'])).toBe('fileEmpty');
    expect(checkUpload(file('a.pdf', MAX_FILE_BYTES), ['pdf'])).toBeUndefined();
    expect(checkUpload(file('a.pdf', MAX_FILE_BYTES + 1), ['pdf'])).toBe('fileTooBig');
  });
});

describe('the head of a file', () => {
  it('tells one of the four kinds that are taken, and nothing of any other', () => {
    const types = [bytes('%PDF-1.4'), jpeg, png, heic('mif1')].map(typeOfHead);
    expect(types).toEqual(['pdf', 'jpeg', 'png', 'heic']);
    const others = [bytes('<svg/>'), bytes('GIF89a'), bytes('PK\u0003\u0004'), bytes(), heic('qt  ')];
    expect(others.map(typeOfHead)).toEqual(others.map(() => undefined));
  });
});
