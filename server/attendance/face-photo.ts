import { createHash } from 'node:crypto';
import { compareFaces } from '../../domain/attendance/face';
import type { Context } from '../call/context';
import type { Refusing } from '../call/refusal';
import type { FaceEnrolment } from '../data/documents';
import { openEnrolled } from '../guard/face-seal';
import type { FaceReader } from '../platform/face';

/** @throws Error in a function that reads no faces: its calls are served elsewhere */
export function readerOf({ faces }: Pick<Context, 'faces'>): FaceReader {
  if (!faces) throw new Error('this function reads no faces');
  return faces;
}

/** What a file is known again by: the very file that was enrolled is no selfie. */
export const photoDigest = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/**
 * A picture of somebody against the one that they enrolled. Somebody else is refused.
 * @param countTry notes the try before it is made; false when there are no more
 * @returns both small pictures, for a person's look where it is not clear
 */
export async function compareWithEnrolled(
  context: Context & Refusing<'faceNotEnrolled' | 'faceTooOften' | 'facePhotoUnfit' | 'faceDiffers'>,
  { enrolment, photo, countTry }: { enrolment: FaceEnrolment; photo: string; countTry: () => Promise<boolean> },
): Promise<{ verdict: 'same' | 'grey'; enrolled: string; selfie: string }> {
  const reader = readerOf(context);
  const face = openEnrolled(context, enrolment._id, enrolment.sealed) ?? context.refuse('faceNotEnrolled');
  if (!(await countTry())) return context.refuse('faceTooOften');
  const content = Buffer.from(photo, 'base64');
  // The very file that was enrolled was taken then, not now.
  if (photoDigest(content) === face.photoDigest) return context.refuse('facePhotoUnfit', { missing: ['sameFile'] });
  const seen = await reader.see(content);
  if (seen.kind === 'unfit') return context.refuse('facePhotoUnfit', { missing: [seen.fault] });
  const verdict = compareFaces(face.descriptor, seen.descriptor, reader.limits);
  if (verdict === 'other') return context.refuse('faceDiffers');
  return { verdict, enrolled: face.picture, selfie: seen.picture.toString('base64') };
}
