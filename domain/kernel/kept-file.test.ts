import {
  decideFile,
  decideUpload,
  isUploadLive,
  keptPath,
  MAX_PAGES,
  pathOfFileId,
  UPLOAD_BYTES_A_DAY,
  UPLOAD_LIVES_MS,
  uploadIdOf,
  uploadPath,
  UPLOADS_A_DAY,
  type FileFacts,
  type UploadPurpose,
} from './kept-file';
import { MAX_FILE_BYTES } from './uploads';

const uploadId = 'a'.repeat(32);

describe('an upload', () => {
  it('is asked for so many times a day, and for so many bytes', () => {
    const asked = (count: number, bytes: number, sizeBytes = 1) => decideUpload({ today: { count, bytes }, sizeBytes });
    expect(asked(UPLOADS_A_DAY - 1, 0)).toEqual({ kind: 'give', today: { count: UPLOADS_A_DAY, bytes: 1 } });
    expect(asked(UPLOADS_A_DAY, 0)).toEqual({ kind: 'refuse', reason: 'tooManyUploads' });
    expect(asked(0, UPLOAD_BYTES_A_DAY - 1)).toMatchObject({ kind: 'give' });
    expect(asked(0, UPLOAD_BYTES_A_DAY)).toEqual({ kind: 'refuse', reason: 'tooManyUploads' });
  });

  it('may be attached until the last millisecond before its hour is over', () => {
    expect(isUploadLive({ askedAt: 1000, now: 1000 + UPLOAD_LIVES_MS - 1 })).toBe(true);
    expect(isUploadLive({ askedAt: 1000, now: 1000 + UPLOAD_LIVES_MS })).toBe(false);
  });

  it('has a path that leads back to its id; no other path does', () => {
    const path = uploadPath({ month: '2025-11', uploadId, ending: 'pdf' });
    expect(uploadIdOf(path)).toBe(uploadId);
    const others = [
      keptPath({ digest: 'b'.repeat(64), uploadId, type: 'pdf' }),
      `kept/${path}`,
      `${path}/x.pdf`,
      path.replace('uploads', 'reports'),
      path.toUpperCase(),
      '',
    ];
    expect(others.map(uploadIdOf)).toEqual(others.map(() => undefined));
    expect(pathOfFileId(`cloud://env.bucket-1/${path}`)).toBe(path);
    expect(pathOfFileId('https://elsewhere/uploads')).toBe('');
  });
});

describe('a file that was looked into', () => {
  const facts: FileFacts = { type: 'pdf', sizeBytes: 100, pages: 2 };
  const decide = (changes: Partial<FileFacts>, fileName = 'a.pdf', saidBytes = changes.sizeBytes ?? 100) =>
    decideFile({ facts: { ...facts, ...changes }, purpose: 'projectDocument', fileName, saidBytes });
  const refused = (reason: string) => ({ kind: 'refuse', reason });

  it('is kept when it is what its name says and as large as was said', () => {
    expect(decide({})).toEqual({ kind: 'keep' });
    expect(decide({ type: 'jpeg' }, '照片.png')).toEqual({ kind: 'keep' });
  });

  it('is refused for a size that is not the one that was said', () => {
    expect(decide({ sizeBytes: 100 }, 'a.pdf', 101)).toEqual(refused('fileIncomplete'));
  });

  it('is refused under the name of another kind', () => {
    expect(decide({ type: 'jpeg' }, 'a.pdf')).toEqual(refused('fileUnreadable'));
    expect(decide({ type: 'pdf' }, 'a.jpg')).toEqual(refused('fileUnreadable'));
  });

  it('serves the purpose that it was uploaded for: a table a roster, a scan a review', () => {
    const table = (fileName: string, purpose: UploadPurpose, type: FileFacts['type'] = 'xlsx') =>
      decideFile({ facts: { type, sizeBytes: 100 }, purpose, fileName, saidBytes: 100 });
    expect(table('a.xlsx', 'roster')).toEqual({ kind: 'keep' });
    expect(table('a.csv', 'roster', 'csv')).toEqual({ kind: 'keep' });
    expect(table('a.xlsx', 'roster', 'csv')).toEqual(refused('fileUnreadable'));
    expect(table('a.xlsx', 'material')).toEqual(refused('fileUnreadable'));
    expect(table('a.pdf', 'roster', 'pdf')).toEqual(refused('fileUnreadable'));
  });

  it('is refused beyond the bytes, the pages and the pixels that a phone can open', () => {
    expect(decide({ sizeBytes: MAX_FILE_BYTES })).toEqual({ kind: 'keep' });
    expect(decide({ sizeBytes: MAX_FILE_BYTES + 1 })).toEqual(refused('fileTooBig'));
    expect(decide({ pages: MAX_PAGES })).toEqual({ kind: 'keep' });
    expect(decide({ pages: MAX_PAGES + 1 })).toEqual(refused('fileTooBig'));
    const picture = (widthPixels: number, heightPixels: number) =>
      decide({ type: 'png', widthPixels, heightPixels }, 'a.png');
    expect(picture(12_000, 9_000)).toEqual({ kind: 'keep' });
    expect(picture(60_000, 60_000)).toEqual(refused('fileTooBig'));
  });
});
