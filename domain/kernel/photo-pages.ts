/** Photographs that become the pages of one PDF (rules: "Files"): how many, of what kind, and how large together. */
import type { FileFacts } from './kept-file';
import { MAX_FILE_BYTES } from './uploads';

/** A notice with its appendices; WeChat's album gives twenty at once, so that is two goes. */
export const MAX_PAGES_OF_PHOTOS = 30;

/**
 * A PNG may have to be unpacked to be put on a page, and a function has little memory; screenshots of the largest phones have half
 * as many pixels, so two of them fit. Photographs are JPEG, and go in as they are.
 */
const MAX_PNG_PIXELS = 9_000_000;

export type PhotoRefusal = 'photoHeic' | 'fileUnreadable' | 'photosTooBig';
export type PhotosDecision = { kind: 'join' } | { kind: 'refuse'; reason: PhotoRefusal; page: number };

/**
 * Whether photographs can be put together.
 * @returns the first one that cannot, counted from 1
 */
export function decidePhotos(photos: readonly FileFacts[]): PhotosDecision {
  let bytes = 0;
  let pngPixels = 0;
  for (const [index, { type, sizeBytes, widthPixels = 0, heightPixels = 0 }] of photos.entries()) {
    const refuse = (reason: PhotoRefusal): PhotosDecision => ({ kind: 'refuse', reason, page: index + 1 });
    if (type === 'heic') return refuse('photoHeic');
    if (type !== 'jpeg' && type !== 'png') return refuse('fileUnreadable');
    if (type === 'png') pngPixels += widthPixels * heightPixels;
    if (pngPixels > MAX_PNG_PIXELS) return refuse('photosTooBig');
    bytes += sizeBytes;
    if (bytes > MAX_FILE_BYTES) return refuse('photosTooBig');
  }
  return { kind: 'join' };
}
