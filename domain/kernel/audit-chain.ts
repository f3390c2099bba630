/**
 * The audit log's chain (rules: "Audit log"): each entry names the hash of the one before it, so an entry that was changed,
 * removed or put in later breaks the chain at a place that can be named. Hashing is an argument: `hash` is a
 * cryptographic hash of text, e.g. SHA-256 in hex.
 */

export type Hash = (text: string) => string;

/** Plain data: what a document store keeps and gives back unchanged. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain | undefined };

/** Who did what to what, and when. Never personal data: the state before and after goes in as digests. */
export type AuditContent = {
  /** The project, or for registrations and roles the institution, whose chain this is. */
  chainId: string;
  /** Epoch ms. */
  at: number;
  actor: { personId: string | null; institutionId: string | null; role: string };
  action: string;
  subject: { kind: string; id: string };
  reason: string | null;
  /** Digests of the subject before and after; null where there is none. */
  before: string | null;
  after: string | null;
  /** Digests of the files that it was about; absent when there were none. */
  files?: readonly string[] | undefined;
};

export type AuditEntry = AuditContent & {
  /** 1, 2, 3 … without a gap. */
  sequence: number;
  /** The hash of the entry before; {@link CHAIN_START} for the first. */
  previousHash: string;
  hash: string;
};

const CHAIN_START = '';

/**
 * JSON with sorted keys and without blanks: equal data, equal text, in whatever order a store returns the keys. Keys whose
 * value is undefined are left out, as a store leaves them out.
 * @throws TypeError for a number that JSON cannot carry.
 */
export function canonicalJson(value: Plain): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('not a finite number');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

/** The digest of a value: equal for equal data, whatever the order of its keys. */
export function digestOf(value: Plain, hash: Hash): string {
  return hash(canonicalJson(value));
}

function hashOf(entry: Omit<AuditEntry, 'hash'>, hash: Hash): string {
  const { chainId, at, actor, action, subject, reason, before, after, files, sequence, previousHash } = entry;
  // Named one by one: a field that a store adds (an _id) is no part of what was sworn.
  return digestOf({ chainId, at, actor, action, subject, reason, before, after, files, sequence, previousHash }, hash);
}

/** The id of an entry: two writers that append to the same end collide, and one of them tries again after the other. */
export function auditEntryId({ chainId, sequence }: { chainId: string; sequence: number }): string {
  return `${chainId}:${String(sequence).padStart(8, '0')}`;
}

/** The entry that follows `previous` (undefined: the chain begins). */
export function nextEntry({
  previous,
  entry,
  hash,
}: {
  previous: Pick<AuditEntry, 'sequence' | 'hash'> | undefined;
  entry: AuditContent;
  hash: Hash;
}): AuditEntry {
  const linked = { ...entry, sequence: (previous?.sequence ?? 0) + 1, previousHash: previous?.hash ?? CHAIN_START };
  return { ...linked, hash: hashOf(linked, hash) };
}

export const chainFaults = ['sequenceBroken', 'linkBroken', 'contentChanged', 'endMissing'] as const;
export type ChainFault = (typeof chainFaults)[number];
export type ChainVerdict = { kind: 'whole'; length: number } | { kind: 'broken'; sequence: number; fault: ChainFault };

/**
 * Walks a whole chain in order and names the first broken link. A cut-off end leaves no trace in the entries themselves: give
 * the hash of the last known entry as `head` to notice it.
 */
export function verifyChain(entries: readonly AuditEntry[], hash: Hash, head?: string): ChainVerdict {
  let previousHash = CHAIN_START;
  let sequence = 0;
  for (const entry of entries) {
    sequence += 1;
    if (entry.sequence !== sequence) return { kind: 'broken', sequence, fault: 'sequenceBroken' };
    if (entry.previousHash !== previousHash) return { kind: 'broken', sequence, fault: 'linkBroken' };
    if (entry.hash !== hashOf(entry, hash)) return { kind: 'broken', sequence, fault: 'contentChanged' };
    previousHash = entry.hash;
  }
  if (head !== undefined && head !== previousHash)
    return { kind: 'broken', sequence: sequence + 1, fault: 'endMissing' };
  return { kind: 'whole', length: sequence };
}
