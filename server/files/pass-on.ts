import { dayOf } from '../../domain/kernel/time';
import type { Context } from '../call/context';
import { notePassingFile } from '../data/sweep-files';

/** Stores a file that somebody fetches at once, under a name that nobody guesses; it is gone a day later. @returns its address */
export async function passOn(
  { db, platform, at, randomBytes }: Pick<Context, 'db' | 'platform' | 'at' | 'randomBytes'>,
  { content, ending }: { content: Buffer; ending: string },
): Promise<string> {
  const name = randomBytes(16).toString('hex');
  const fileId = await platform.storeFile(`reports/${dayOf(at).slice(0, 7)}/${name}.${ending}`, content);
  await notePassingFile(db, { _id: name, fileId, at });
  const url = (await platform.fileUrls([fileId])).get(fileId);
  if (url === undefined) throw new Error('a stored file has no address');
  return url;
}
