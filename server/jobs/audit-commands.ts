import * as z from 'zod/mini';
import { faultsOfAnchors, latestHeads, type Anchor, type AnchorFault } from '../../domain/kernel/audit-anchor';
import type { Services } from '../call/context';
import { anchorAuditLog, findAnchors, missingEnds, sha256, type MissingEnd } from '../data/audit/anchors';
import { verifyAudit, type AuditVerdict } from '../data/audit/log';
import type { Database } from '../data/database';
import type { AuditAnchor } from '../data/documents';
import { anchorPublicKey, isSignedBy } from '../guard/anchor-signature';

const anchor = z.object({
  number: z.int(),
  at: z.int(),
  since: z.int(),
  complete: z.boolean(),
  heads: z.array(z.strictObject({ chainId: z.string(), sequence: z.int(), digest: z.string() })),
  previousDigest: z.string(),
  digest: z.string(),
  signature: z.string(),
});

/** Verifies every chain; and whether everything is there that the given anchors have, besides those that the database has. */
export const verifyEvent = z.object({ verifyAudit: z.literal(true), anchors: z.optional(z.array(anchor)) });

/**
 * - `make`: signs where the chains end now
 * - `export`: some anchors behind a number, to be kept somewhere else
 */
export const anchorEvent = z.object({ anchors: z.enum(['make', 'export']), after: z.optional(z.int()) });

/** As many as fit into one answer. */
const ANCHORS_AN_EXPORT = 8;
const ANCHORS_A_READ = 50;

export interface AnchorAnswer {
  /** Base64url, for whoever checks an anchor. */
  publicKey: string;
  made?: number;
  anchors?: Omit<AuditAnchor, '_id'>[];
}

/** Chains that are broken in themselves, anchors that are not as they were signed, and what was anchored and is not there. */
export type WholeVerdict = AuditVerdict & { anchors: number; brokenAnchors: AnchorFault[]; missingEnds: MissingEnd[] };

export async function carryOutAnchors(
  services: Services,
  { anchors, after = 0 }: z.output<typeof anchorEvent>,
): Promise<AnchorAnswer> {
  const publicKey = anchorPublicKey(services.secrets);
  if (anchors === 'make') return { publicKey, made: await anchorAuditLog(services, { always: true }) };
  const found = await findAnchors(services.db, { after, limit: ANCHORS_AN_EXPORT });
  return { publicKey, anchors: found.map(({ _id, ...kept }) => kept) };
}

export async function verifyWhole({ db, secrets }: Services, given: readonly Anchor[] = []): Promise<WholeVerdict> {
  const own = await allAnchors(db);
  const publicKey = anchorPublicKey(secrets);
  const signed = { hash: sha256, isSigned: (digest: string, by: string) => isSignedBy(publicKey, digest, by) };
  const brokenAnchors = [...faultsOfAnchors(own, signed), ...faultsOfAnchors(given, signed)];
  const broken = new Set(brokenAnchors.map(({ number }) => number));
  // What nobody of ours has signed says nothing about what was there.
  const trusted = [...own, ...given].filter(({ number }) => !broken.has(number));
  return {
    ...(await verifyAudit(db)),
    anchors: own.length + given.length,
    brokenAnchors,
    missingEnds: await missingEnds(db, latestHeads(trusted)),
  };
}

async function allAnchors(db: Database): Promise<AuditAnchor[]> {
  const found: AuditAnchor[] = [];
  for (;;) {
    const next = await findAnchors(db, { after: found.at(-1)?.number ?? 0, limit: ANCHORS_A_READ });
    found.push(...next);
    if (next.length < ANCHORS_A_READ) return found;
  }
}
