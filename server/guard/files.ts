import { isNamedLike } from '../../domain/kernel/uploads';
import type { FileRef } from '../../contract/common';
import type { Context } from '../call/context';
import type { Refusing } from '../call/refusal';

/**
 * `uploads/<yyyy-mm>/<random>.<ext>`: the random part is at least 16 characters, so that nobody guesses another's
 * file. What may be stored is decided by the endings of the stored file and of its name; what is inside is seen by the people
 * who open it, because a function would have to fetch the whole file to look.
 */
const UPLOAD = /^cloud:\/\/[A-Za-z0-9._-]+\/uploads\/\d{4}-\d{2}\/[A-Za-z0-9_-]{16,64}\.[a-z]+$/;

/**
 * Checks a file that came from a phone before it is stored: it lies where phones upload to, it is there, and it ends like a
 * PDF or a photograph. Files the server made itself, or of another environment, cannot be slipped in.
 * @throws Refusal `fileNotYours`
 */
export async function assertOwnUpload(
  context: Context & Refusing<'fileNotYours'>,
  { fileId, fileName }: FileRef,
): Promise<void> {
  const accepted = [fileId, fileName].every((name) => isNamedLike(name, ['pdf', 'image']));
  if (!UPLOAD.test(fileId) || !accepted) context.refuse('fileNotYours');
  const urls = await context.platform.fileUrls([fileId]);
  if (!urls.has(fileId)) context.refuse('fileNotYours');
}
