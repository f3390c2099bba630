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
} from '../../domain/audit-chain';
import type { Context } from '../context';
import { findPage, type Page, type PageRequest } from '../paging';
import type { Database, Transaction } from './database';
import type { AuditEntry } from './documents';

/** One act, as a procedure tells it. */
export interface AuditedAct {
  context: Context;
  /** `project:<id>`, or `institution:<id>` for registrations, roles and departments. */
  chainId: string;
  institutionId: string;
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
}

/**
 * Appends an act to its chain, inside the transaction that changes the state: both happen or neither (rules: "Audit
 * log"). Two writers at one end of a chain conflict on its head, and the transaction of one runs again after the other.
 */
export async function appendAudit(tx: Transaction, act: AuditedAct): Promise<void> {
  const { context, chainId, institutionId, projectId, actor, action, subject, note } = act;
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
    },
    hash: sha256,
  });
  // First, because it is what rivals conflict on: whoever loses should lose soon.
  await tx.put('auditHeads', { _id: chainId, sequence: link.sequence, digest: link.hash });
  await tx.add('auditEntries', {
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
    previousDigest: link.previousHash,
    digest: link.hash,
  });
}

/** 操作日志 of one institution, or of one of its projects, newest first. */
export function listAudit(
  db: Database,
  scope: { institutionId: string; projectId?: string | undefined },
  request: PageRequest,
): Promise<Page<AuditEntry>> {
  const { institutionId, projectId } = scope;
  return findPage(db, 'auditEntries', {
    where: projectId === undefined ? { institutionId } : { institutionId, projectId },
    orderBy: ['at', 'desc'],
    request,
  });
}

/** Reads a whole chain and names its first broken link, if there is one. */
async function verifyAuditChain(db: Database, chainId: string): Promise<ChainVerdict> {
  const head = await db.get('auditHeads', chainId);
  const links: Link[] = [];
  for (;;) {
    const sequence = links.at(-1)?.sequence ?? 0;
    const read = await db.find('auditEntries', {
      where: { chainId, sequence: { gt: sequence } },
      orderBy: [['sequence', 'asc']],
      limit: 500,
    });
    if (read.length === 0) return verifyChain(links, sha256, head?.digest);
    links.push(...read.map(linkOf));
  }
}

export interface AuditVerdict {
  chains: number;
  /** The first broken link of each chain that has one. */
  broken: { chainId: string; sequence: number; fault: ChainFault }[];
}

/** Verifies every chain there is (rules: "Audit log"). */
export async function verifyAudit(db: Database): Promise<AuditVerdict> {
  const verdict: AuditVerdict = { chains: 0, broken: [] };
  for (let last = ''; ;) {
    const heads = await db.find('auditHeads', { where: { _id: { gt: last } }, orderBy: [['_id', 'asc']], limit: 100 });
    for (const { _id: chainId } of heads) {
      const chain = await verifyAuditChain(db, chainId);
      verdict.chains += 1;
      if (chain.kind === 'broken') verdict.broken.push({ chainId, sequence: chain.sequence, fault: chain.fault });
      last = chainId;
    }
    if (heads.length === 0) return verdict;
  }
}

function linkOf(stored: AuditEntry): Link {
  const { chainId, at, action, before, after, sequence } = stored;
  return {
    chainId,
    at,
    actor: { personId: stored.actorId, institutionId: stored.institutionId, role: stored.role },
    action,
    subject: subjectOf(stored.subject),
    reason: stored.note,
    before,
    after,
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
