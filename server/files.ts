import type { Context } from './context';
import { refuse } from './refusal';

/**
 * `uploads/<yyyy-mm>/<random>.<ext>`: the random part is at least 16 characters, so that nobody guesses another's
 * file. What may be stored is decided by the ending; the picture or document itself is opened by people only.
 */
const UPLOAD =
  /^cloud:\/\/[A-Za-z0-9._-]+\/uploads\/\d{4}-\d{2}\/[A-Za-z0-9_-]{16,64}\.(pdf|jpg|jpeg|png|doc|docx|ppt|pptx|xls|xlsx)$/;

/**
 * Checks a file id that came from a phone before it is stored: it lies where phones upload to, and it is there. Files the
 * server made itself, or of another environment, cannot be slipped in.
 * @throws Refusal `fileNotYours`
 */
export async function assertOwnUpload(context: Context, fileId: string): Promise<void> {
  if (!UPLOAD.test(fileId)) refuse('fileNotYours');
  const urls = await context.platform.fileUrls([fileId]);
  if (!urls.has(fileId)) refuse('fileNotYours');
}
