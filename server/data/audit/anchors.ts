import { createHash } from 'node:crypto';
import { ANCHOR_EVERY_MS, anchorDigest, anchorsOf, type AnchoredHead } from '../../../domain/kernel/audit-anchor';
import { auditEntryId } from '../../../domain/kernel/audit-chain';
import { MINUTE_MS } from '../../../domain/kernel/time';
import type { Services } from '../../call/context';
import { loggable } from '../../call/platform-error';
import { anchorPublicKey, signDigest } from '../../guard/anchor-signature';
import type { Database } from '../database';
import { decodeCursor, DEFAULT_PAGE_SIZE, encodeCursor, type Page, type PageRequest } from '../paging';
import type { AuditAnchor, AuditHead } from '../documents';

const HEADS_A_READ = 1000;
/** Far longer than a transaction may take: an act that was under way at the last anchor is in the next one. */
const OVERLAP_MS = 10 * MINUTE_MS;

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const anchorId = (number: number): string => String(number).padStart(8, '0');

/** The last anchor there is. */
async function lastAnchor(db: Database): Promise<AuditAnchor | undefined> {
  const [last] = await db.find('auditAnchors', { where: { _id: { gt: '' } }, orderBy: [['_id', 'desc']], limit: 1 });
  return last;
}

/** Anchors, newest first. */
export async function listAnchors(
  db: Database,
  { cursor, limit = DEFAULT_PAGE_SIZE }: PageRequest,
): Promise<Page<AuditAnchor>> {
  const [before] = decodeCursor(cursor, ['string']) ?? [];
  const read = await db.find('auditAnchors', {
    where: { _id: before === undefined ? { gt: '' } : { lt: before } },
    orderBy: [['_id', 'desc']],
    // One more than fits tells whether anything follows.
    limit: limit + 1,
  });
  const rows = read.slice(0, limit);
  const last = rows.at(-1);
  return last && read.length > limit ? { rows, nextCursor: encodeCursor([last._id]) } : { rows };
}

/** Anchors in order, behind that number. */
export function findAnchors(db: Database, { after, limit }: { after: number; limit: number }): Promise<AuditAnchor[]> {
  return db.find('auditAnchors', { where: { _id: { gt: anchorId(after) } }, orderBy: [['_id', 'asc']], limit });
}

/**
 * Signs where the chains of the audit log end, unless that was done within a day. Each anchor also goes into the log of the function, which
 * is kept apart from the database.
 * @param always also where the last one is younger than a day
 * @returns how many anchors were made
 */
export async function anchorAuditLog(services: Services, { always }: { always: boolean }): Promise<number> {
  const { db, secrets, log } = services;
  const at = services.now();
  const last = await lastAnchor(db);
  if (last?.complete && !always && at - last.at < ANCHOR_EVERY_MS && at >= last.at) return 0;
  // A run that was broken off is made again from where it began.
  const since = last === undefined ? 0 : last.complete ? last.at - OVERLAP_MS : last.since;
  const heads = await changedHeads(db, since);
  let previousDigest = last?.digest ?? '';
  let made = 0;
  for (const part of anchorsOf(heads, { firstNumber: (last?.number ?? 0) + 1, at, since })) {
    const content = { ...part, heads: [...part.heads], previousDigest };
    const digest = anchorDigest(content, sha256);
    const signature = signDigest(secrets, digest);
    const anchor = { _id: anchorId(part.number), ...content, digest, signature, publicKey: anchorPublicKey(secrets) };
    // Somebody else is making them at this moment.
    if ((await db.add('auditAnchors', anchor)) === 'exists') return made;
    await keepApart(services, anchor);
    log.info('auditAnchored', { number: part.number, heads: part.heads.length, digest, signature });
    previousDigest = digest;
    made += 1;
  }
  return made;
}

/**
 * Puts an anchor into the file storage as well: whoever loses the end of the database does not lose it there. Its digest is in the name, so
 * that an anchor of the same number, made after such a loss, does not take its place.
 */
async function keepApart({ platform, log }: Services, { _id, ...anchor }: AuditAnchor): Promise<void> {
  try {
    const path = `audit-anchors/${_id}-${anchor.digest.slice(0, 16)}.json`;
    await platform.storeFile(path, Buffer.from(JSON.stringify(anchor)));
  } catch (thrown) {
    log.error('anchorFileFailed', { number: anchor.number, ...loggable(thrown) });
  }
}

/** The heads of the chains that have grown since an instant; of all of them for the instant 0. */
async function changedHeads(db: Database, since: number): Promise<AnchoredHead[]> {
  const found = new Map<string, AuditHead>();
  let [from, lastId] = [since, ''];
  for (;;) {
    const page = await db.find('auditHeads', {
      ...(since === 0
        ? { where: { _id: { gt: lastId } }, orderBy: [['_id', 'asc']] }
        : { where: { at: { gte: from } }, orderBy: [['at', 'asc']] }),
      limit: HEADS_A_READ,
    });
    for (const head of page) found.set(head._id, head);
    const end = page.at(-1);
    if (!end || page.length < HEADS_A_READ || (since > 0 && end.at === from)) break;
    [from, lastId] = [end.at ?? 0, end._id];
  }
  return [...found.values()].map(({ _id, sequence, digest }) => ({ chainId: _id, sequence, digest }));
}

/** What is not there of what was anchored: the chain lacks that entry, or has another one in its place. */
export interface MissingEnd {
  chainId: string;
  sequence: number;
}

/** Which of these heads the log does not have. */
export async function missingEnds(db: Database, heads: readonly AnchoredHead[]): Promise<MissingEnd[]> {
  const ids = heads.map((head) => auditEntryId(head));
  const entries = new Map((await db.getMany('auditEntries', ids)).map(({ _id, digest }) => [_id, digest]));
  return heads
    .filter((head) => entries.get(auditEntryId(head)) !== head.digest)
    .map(({ chainId, sequence }) => ({ chainId, sequence }));
}
