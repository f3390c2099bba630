import { createHash } from 'node:crypto';
import type { Context } from '../../../call/context';
import type { FaceReader } from '../../../platform/face';

/** @throws Error in a function that reads no faces: its calls are served elsewhere */
export function readerOf({ faces }: Pick<Context, 'faces'>): FaceReader {
  if (!faces) throw new Error('this function reads no faces');
  return faces;
}

/** What a file is known again by: the very file that was enrolled is no selfie. */
export const photoDigest = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
