import fc from 'fast-check';
import type { FileFacts } from './kept-file';
import { decidePhotos } from './photo-pages';
import { fileTypes, MAX_FILE_BYTES } from './uploads';

const photo = (changes: Partial<FileFacts> = {}): FileFacts => ({
  type: 'jpeg',
  sizeBytes: 1000,
  widthPixels: 4000,
  heightPixels: 3000,
  ...changes,
});

describe('photographs that are to become one document', () => {
  it('may be as large together as one file, to the byte', () => {
    const half = photo({ sizeBytes: MAX_FILE_BYTES / 2 });
    expect(decidePhotos([half, half])).toEqual({ kind: 'join' });
    expect(decidePhotos([half, half, photo({ sizeBytes: 1 })])).toEqual({
      kind: 'refuse',
      reason: 'photosTooBig',
      page: 3,
    });
  });

  it('are JPEG or PNG: HEIC is said to be what it is, so that somebody can change the setting of their camera', () => {
    expect(decidePhotos([photo(), photo({ type: 'heic' })])).toEqual({ kind: 'refuse', reason: 'photoHeic', page: 2 });
    expect(decidePhotos([photo({ type: 'pdf' })])).toEqual({ kind: 'refuse', reason: 'fileUnreadable', page: 1 });
  });

  it('are refused as PNG from the first pixel on that does not fit the memory of a function', () => {
    expect(decidePhotos([photo({ type: 'png', widthPixels: 3000, heightPixels: 3000 })])).toEqual({ kind: 'join' });
    expect(decidePhotos([photo({ type: 'png', widthPixels: 3001, heightPixels: 3000 })])).toMatchObject({
      reason: 'photosTooBig',
    });
  });

  it('are judged page by page: what holds for all holds for each of them', () => {
    const anyPhoto = fc.record({
      type: fc.constantFrom(...fileTypes),
      sizeBytes: fc.integer({ min: 1, max: MAX_FILE_BYTES }),
      widthPixels: fc.integer({ min: 1, max: 9000 }),
      heightPixels: fc.integer({ min: 1, max: 9000 }),
    });
    fc.assert(
      fc.property(fc.array(anyPhoto, { minLength: 1, maxLength: 6 }), (photos) => {
        const decision = decidePhotos(photos);
        if (decision.kind === 'join') return photos.every((one) => decidePhotos([one]).kind === 'join');
        return decidePhotos(photos.slice(0, decision.page - 1)).kind === 'join';
      }),
    );
  });
});
