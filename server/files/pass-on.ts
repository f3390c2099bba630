import { dayOf } from '../../domain/kernel/time';
import type { Context } from '../call/context';
import { answerId } from '../call/idempotency';
import { notePassingFile } from '../data/sweep-files';
import { keyedDigest } from '../guard/personal-data';

/**
 * Stores a file that somebody fetches at once, under a name that nobody guesses; it is gone a day later.
 * @param options.call the command that makes it: then the same request made twice, at one moment too, leaves one file
 * @returns its address
 */
export async function passOn(
  context: Context,
  { call, content, ending }: { call?: string; content: Buffer; ending: string },
): Promise<string> {
  const { db, platform, at } = context;
  const name =
    call === undefined
      ? context.randomBytes(16).toString('hex')
      : keyedDigest(context, 'passingFile', answerId(context, call)).slice(0, 32);
  const fileId = await platform.storeFile(`reports/${dayOf(at).slice(0, 7)}/${name}.${ending}`, content);
  await notePassingFile(db, { _id: name, fileId, at });
  const url = (await platform.fileUrls([fileId])).get(fileId);
  if (url === undefined) throw new Error('a stored file has no address');
  return url;
}
