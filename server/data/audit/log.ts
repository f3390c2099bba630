import { createHash } from 'node:crypto';
import {
  auditEntryId,
  digestOf,
  nextEntry,
  verifyChain,
  type AuditEntry as Link,
  type ChainFault,
  type ChainVerdict,
  type Plain,
} from '../../../domain/kernel/audit-chain';
import type { Context } from '../../call/context';
import { findPage, type Page, type PageRequest } from '../paging';
import { addOrRunAgain, type Database, type Transaction, type Where } from '../database';
import type { AuditEntry } from '../documents';

/** One act, as a procedure tells it. */
export interface AuditedAct {
  context: Context;
  institutionId: string;
  /** The project whose chain it goes to; null for registrations, roles and departments, which go to their institution's. */
  projectId: string | null;
  /** Who did it: an administrator's or a person's id, and the name under which it is shown. */
  actor: { id: string; name: string };
  /** `<area>.<verb in the past>`, e.g. `registration.approved`. */
  action: string;
  /** What it was done to, `<kind>:<id>`. */
  subject: string;
  /** The reason somebody gave, shown in the log. Nothing else a person typed belongs here. */
  note?: string;
  /** The state before and after, any stored data. Only digests are kept; null when there is none. */
  before: unknown;
  after: unknown;
  /** SHA-256 of the files that it was about. */
  files?: readonly string[];
}

/**
 * Appends an act to its chain, inside the transaction that changes the state: both happen or neither (rules: "Audit
 * log"). Two writers at one end of a chain conflict on its head, and the transaction of one runs again after the other.
 * @returns the entry as it stands in the chain
 */
export async function appendAudit(tx: Transaction, act: AuditedAct): Promise<AuditEntry> {
  const { context, institutionId, projectId, actor, action, subject, note } = act;
  const files = act.files?.length ? [...act.files] : undefined;
  const chainId = projectId === null ? `institution:${institutionId}` : `project:${projectId}`;
  const head = await tx.get('auditHeads', chainId);
  const link = nextEntry({
    previous: head && { sequence: head.sequence, hash: head.digest },
    entry: {
      chainId,
      // Of this try, not of the call: what had to wait for another act is written after it, and is later than it.
      at: context.now(),
      actor: { personId: actor.id, institutionId, role: context.caller.kind },
      action,
      subject: subjectOf(subject),
      reason: note ?? null,
      before: stateDigest(act.before),
      after: stateDigest(act.after),
      files,
    },
    hash: sha256,
  });
  // First, because it is what rivals conflict on: whoever loses should lose soon.
  await tx.put('auditHeads', { _id: chainId, sequence: link.sequence, digest: link.hash, at: link.at });
  const entry: AuditEntry = {
    _id: auditEntryId(link),
    chainId,
    sequence: link.sequence,
    institutionId,
    projectId,
    at: link.at,
    actorId: actor.id,
    role: context.caller.kind,
    by: actor.name,
    action,
    subject,
    note: note ?? null,
    before: link.before,
    after: link.after,
    ...(files ? { files } : {}),
    previousDigest: link.previousHash,
    digest: link.hash,
  };
  await addOrRunAgain(tx, 'auditEntries', entry);
  return entry;
}

/** 操作日志 of one institution, or of one of its projects, newest first. */
export function listAudit(
  db: Database,
  scope: { institutionId?: string | undefined; projectId?: string | undefined; subject?: string | undefined },
  request: PageRequest,
): Promise<Page<AuditEntry>> {
  const where: Where = Object.fromEntries(
    Object.entries(scope).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])),
  );
  return findPage(db, 'auditEntries', {
    where,
    orderBy: ['at', 'desc'],
    request,
  });
}

/** Reads a chain up to its head and names its first broken link, if there is one. */
async function verifyAuditChain(db: Database, chainId: string): Promise<ChainVerdict> {
  const head = await db.get('auditHeads', chainId);
  const end = head?.sequence ?? 0;
  const links: Link[] = [];
  for (let read = -1; read !== 0;) {
    const entries = await db.find('auditEntries', {
      where: { chainId, sequence: { gt: links.at(-1)?.sequence ?? 0, lte: end } },
      orderBy: [['sequence', 'asc']],
      limit: 500,
    });
    links.push(...entries.map(linkOf));
    read = entries.length;
  }
  const verdict = verifyChain(links, sha256, head?.digest);
  return verdict.kind === 'broken' || (await endsAt(db, { chainId, end }))
    ? verdict
    : { kind: 'broken', sequence: end + 1, fault: 'endMissing' };
}

/** Whether nothing lies behind the end of a chain, except acts that were logged since its head was read. */
async function endsAt(db: Database, { chainId, end }: { chainId: string; end: number }): Promise<boolean> {
  const [behind] = await db.find('auditEntries', { where: { chainId, sequence: { gt: end } }, limit: 1 });
  if (!behind) return true;
  const head = await db.get('auditHeads', chainId);
  return head !== undefined && head.sequence > end;
}

export interface AuditVerdict {
  chains: number;
  /** The first broken link of each chain that has one. */
  broken: { chainId: string; sequence: number; fault: ChainFault }[];
}

/** Verifies every chain there is (rules: "Audit log"), also one whose head or whose entries are all gone. */
export async function verifyAudit(db: Database): Promise<AuditVerdict> {
  const verdict: AuditVerdict = { chains: 0, broken: [] };
  for (let chainId = await chainAfter(db, ''); chainId !== undefined; chainId = await chainAfter(db, chainId)) {
    const chain = await verifyAuditChain(db, chainId);
    verdict.chains += 1;
    if (chain.kind === 'broken') verdict.broken.push({ chainId, sequence: chain.sequence, fault: chain.fault });
  }
  return verdict;
}

/** The next chain by its id. */
async function chainAfter(db: Database, last: string): Promise<string | undefined> {
  const [entries, heads] = await Promise.all([
    db.find('auditEntries', { where: { chainId: { gt: last } }, orderBy: [['chainId', 'asc']], limit: 1 }),
    db.find('auditHeads', { where: { _id: { gt: last } }, orderBy: [['_id', 'asc']], limit: 1 }),
  ]);
  return [...entries.map(({ chainId }) => chainId), ...heads.map(({ _id }) => _id)].sort()[0];
}

function linkOf(stored: AuditEntry): Link {
  const { chainId, at, action, before, after, files, sequence } = stored;
  return {
    chainId,
    at,
    actor: { personId: stored.actorId, institutionId: stored.institutionId, role: stored.role },
    action,
    subject: subjectOf(stored.subject),
    reason: stored.note,
    before,
    after,
    files,
    sequence,
    previousHash: stored.previousDigest,
    hash: stored.digest,
  };
}

function subjectOf(subject: string): { kind: string; id: string } {
  const colon = subject.indexOf(':');
  return { kind: subject.slice(0, Math.max(colon, 0)), id: subject.slice(colon + 1) };
}

function stateDigest(state: unknown): string | null {
  if (state === null || state === undefined) return null;
  // The state as a store keeps it: through JSON, without undefined members.
  return digestOf(JSON.parse(JSON.stringify(state)) as Plain, sha256);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
