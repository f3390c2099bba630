/** Anchors of the audit log: where its chains ended at a moment, signed and kept elsewhere, so that a missing end is found out. */
import { digestOf, type Hash } from './audit-chain';

/** Where a chain ended: the number and the hash of its last entry. */
export interface AnchoredHead {
  chainId: string;
  sequence: number;
  digest: string;
}

export interface AnchorContent {
  /** 1, 2, 3 … without a gap. */
  number: number;
  /** Epoch ms of the run that made it. */
  at: number;
  /** Chains that have grown since then stand in the anchors of this run. */
  since: number;
  /** Whether it is the last one of its run. */
  complete: boolean;
  heads: readonly AnchoredHead[];
  /** The digest of the anchor before; '' for the first. */
  previousDigest: string;
}

export interface Anchor extends AnchorContent {
  digest: string;
  signature: string;
}

/** Heads in one anchor, so that it stays a document of some 70 KB. */
export const HEADS_AN_ANCHOR = 500;

/** An anchor is made so often, milliseconds: once on each day, in whatever time zone. */
export const ANCHOR_EVERY_MS = 24 * 60 * 60 * 1000;

/** What is signed. */
export function anchorDigest(content: AnchorContent, hash: Hash): string {
  const { number, at, since, complete, heads, previousDigest } = content;
  // Named one by one: a field that a store adds is no part of what was signed.
  const plainHeads = heads.map(({ chainId, sequence, digest }) => ({ chainId, sequence, digest }));
  return digestOf({ number, at, since, complete, heads: plainHeads, previousDigest }, hash);
}

/**
 * The contents of the anchors of one run, in which each but the first still lacks the digest of the one before it. No chain has
 * grown: one anchor without heads, which says that as well.
 */
export function anchorsOf(
  heads: readonly AnchoredHead[],
  { firstNumber, at, since }: { firstNumber: number; at: number; since: number },
): Omit<AnchorContent, 'previousDigest'>[] {
  const parts: AnchoredHead[][] = [];
  for (let from = 0; from < heads.length || parts.length === 0; from += HEADS_AN_ANCHOR)
    parts.push(heads.slice(from, from + HEADS_AN_ANCHOR));
  return parts.map((part, index) => ({
    number: firstNumber + index,
    at,
    since,
    complete: index === parts.length - 1,
    heads: part,
  }));
}

/**
 * `changed`: the digest is not that of the content. `unsigned`: the signature is not ours. `gap`: the anchor before it is not the
 * one it names.
 */
export type AnchorFault = { number: number; fault: 'changed' | 'unsigned' | 'gap' };

/** Looks at anchors in the order of their numbers, which may begin anywhere. */
export function faultsOfAnchors(
  anchors: readonly Anchor[],
  { hash, isSigned }: { hash: Hash; isSigned: (digest: string, signature: string) => boolean },
): AnchorFault[] {
  return anchors.flatMap((anchor, index): AnchorFault[] => {
    const { number } = anchor;
    const before = anchors[index - 1];
    if (anchorDigest(anchor, hash) !== anchor.digest) return [{ number, fault: 'changed' }];
    if (!isSigned(anchor.digest, anchor.signature)) return [{ number, fault: 'unsigned' }];
    const follows = before ? number === before.number + 1 && anchor.previousDigest === before.digest : true;
    return follows ? [] : [{ number, fault: 'gap' }];
  });
}

/** Of each chain the latest head that any of the anchors has. */
export function latestHeads(anchors: readonly Pick<Anchor, 'heads'>[]): AnchoredHead[] {
  const latest = new Map<string, AnchoredHead>();
  for (const head of anchors.flatMap(({ heads }) => heads)) {
    const known = latest.get(head.chainId);
    if (!known || known.sequence < head.sequence) latest.set(head.chainId, head);
  }
  return [...latest.values()];
}
