import { DAY_MS } from '../../domain/kernel/time';
import type { Platform } from '../platform/platform';
import type { Database, Transaction } from './database';
import type { PassingFile, UploadTicket } from './documents';
import { sweepExports } from './exports';

/** Documents a run takes away of one kind: what is left waits for the next run. */
const SLICE = 100;

/** The address of a passing file lasts two hours. */
const PASSING_KEPT_MS = DAY_MS;
/** An upload may be attached for an hour. */
const UPLOAD_KEPT_MS = DAY_MS;
/** Whoever attaches a file that nothing names has a day for it: `reserveKept` begins that day anew. */
const UNUSED_KEPT_MS = DAY_MS;

/** Notes a file that somebody fetches at once, so that it does not lie in the storage for ever: it holds names. */
export async function notePassingFile(db: Database, file: PassingFile): Promise<void> {
  await db.add('passingFiles', file);
}

/** The same for a file that a transaction has just taken out of use. */
export const passFile = (tx: Transaction, file: PassingFile): Promise<void> => tx.put('passingFiles', file);

/** Takes away files that nothing needs any more (rules: "Files"). @returns how many documents went with them */
export async function sweepFiles(db: Database, platform: Platform, now: number): Promise<number> {
  const swept = [sweepPassing, sweepUploads, sweepKept, sweepExports];
  let removed = 0;
  for (const each of swept) removed += await each(db, platform, now);
  return removed;
}

/** The files first: a note of a file that is left is found again, a file without a note never. */
async function sweepPassing(db: Database, platform: Platform, now: number): Promise<number> {
  const found = await db.find('passingFiles', {
    where: { at: { lt: now - PASSING_KEPT_MS } },
    orderBy: [['at', 'asc']],
    limit: SLICE,
  });
  if (found.length === 0) return 0;
  await platform.removeFiles(found.map(({ fileId }) => fileId));
  return db.removeWhere('passingFiles', { _id: { in: found.map(({ _id }) => _id) } });
}

/** Uploads, with what a try that broke off has stored for them and nobody knows of. */
async function sweepUploads(db: Database, platform: Platform, now: number): Promise<number> {
  const tickets = await db.find('uploadTickets', {
    where: { at: { lt: now - UPLOAD_KEPT_MS } },
    orderBy: [['at', 'asc']],
    limit: SLICE,
  });
  if (tickets.length === 0) return 0;
  const fileIds = [
    ...(await Promise.all(tickets.flatMap(({ path }) => (path === null ? [] : [platform.fileIdAt(path)])))),
    ...(await leftByBrokenTries(db, platform, tickets)),
  ];
  await platform.removeFiles(fileIds);
  return db.removeWhere('uploadTickets', { _id: { in: tickets.map(({ _id }) => _id) } });
}

async function leftByBrokenTries(
  db: Database,
  platform: Platform,
  tickets: readonly UploadTicket[],
): Promise<string[]> {
  const noted = tickets.flatMap(({ keeping }) => (keeping ? [keeping] : []));
  const kept = await db.getMany('keptFiles', [...new Set(noted.map(({ digest }) => digest))]);
  const inUse = new Set(kept.map(({ fileId }) => fileId));
  const stored = await Promise.all(noted.map(({ path }) => platform.fileIdAt(path)));
  return stored.filter((fileId) => !inUse.has(fileId));
}

/**
 * Kept files that nothing has named for a day. Whether that still holds is seen in the transaction that takes the document
 * away: whoever attaches the file at that moment has written it, and one of the two comes too late. The content follows a day
 * later, as a passing file; the same bytes that are handed in meanwhile are kept under another path.
 */
async function sweepKept(db: Database, _platform: Platform, now: number): Promise<number> {
  const before = now - UNUSED_KEPT_MS;
  const found = await db.find('keptFiles', {
    where: { unusedSince: { gte: 0, lt: before } },
    orderBy: [['unusedSince', 'asc']],
    limit: SLICE,
  });
  let removed = 0;
  for (const { _id: digest } of found) {
    removed += await db.transaction(async (tx) => {
      const kept = await tx.get('keptFiles', digest);
      if (!kept || kept.unusedSince === null || kept.unusedSince >= before) return 0;
      await tx.remove('keptFiles', digest);
      await passFile(tx, { _id: `kept-${digest}-${kept.keptAt}`, fileId: kept.fileId, at: now });
      return 1;
    });
  }
  return removed;
}
