import { MINUTE_MS } from '../../domain/kernel/time';
import { perInstance } from '../attendance/per-instance';
import type { Context } from '../call/context';
import { FILE_URL_LIVES_MS } from '../platform/platform';

/** Whoever is given an address has at least so long to open it. */
const LEFT_AT_LEAST_MS = 15 * MINUTE_MS;
/** More files than the notices of a season have; an instance that knows more begins anew. */
const MOST_LINKS = 2000;

interface Link {
  url: string;
  until: number;
}

const linksOf = perInstance(() => new Map<string, Link>());

/**
 * Addresses of files that many may open, one for all readers until shortly before it ends: a notice that a thousand people
 * read, or a picture that as many are asked about, costs the storage a handful of signatures. A kept file never changes, so its address
 * leads to the same bytes.
 */
export async function publicUrls(
  { db, platform, at }: Pick<Context, 'db' | 'platform' | 'at'>,
  fileIds: readonly string[],
): Promise<Map<string, string>> {
  const links = linksOf(db);
  if (links.size > MOST_LINKS) links.clear();
  const urls = new Map<string, string>();
  for (const fileId of fileIds) {
    const link = links.get(fileId);
    if (link && link.until - at > LEFT_AT_LEAST_MS) urls.set(fileId, link.url);
  }
  const wanting = fileIds.filter((fileId) => !urls.has(fileId));
  if (wanting.length === 0) return urls;
  for (const [fileId, url] of await platform.fileUrls(wanting)) {
    links.set(fileId, { url, until: at + FILE_URL_LIVES_MS });
    urls.set(fileId, url);
  }
  return urls;
}
