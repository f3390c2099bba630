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

  it('contains something, up to 20 MB', () => {
    expect(checkUpload(file('a.pdf', 0), ['pdf'])).toBe('fileEmpty');
    expect(checkUpload(file('a.pdf', MAX_FILE_BYTES), ['pdf'])).toBeUndefined();
    expect(checkUpload(file('a.pdf', MAX_FILE_BYTES + 1), ['pdf'])).toBe('fileTooBig');
  });
});
