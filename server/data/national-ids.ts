/**
 * Whose a national ID is (rules: "National ID"). Anybody may claim one by registering with it; it becomes a person's when
 * their institution approves them, in the transaction of the approval. `nationalIds` has one document an ID, so of two
 * approvals at the same moment one is refused.
 */
import { holdingStates, holdsNationalId } from '../../domain/person/standing';
import type { Database, Transaction, Where } from './database';
import type { Person } from './documents';
import { eachPortion, type Going } from './each-portion';
import { inParallel } from './in-parallel';

/** More claims on one ID than anybody makes in earnest: the rest is not looked at. */
const MOST_CLAIMS = 50;

/** What a document is compared by. */
export type DocumentDigests = Pick<Person, 'nationalIdDigest' | 'numberDigest'>;

/** The field and the value under which every registration lies that may have a document: of a passport, whoever issued it. */
const underNumber = ({ nationalIdDigest, numberDigest }: DocumentDigests): Where =>
  numberDigest === undefined ? { nationalIdDigest } : { numberDigest };

/** Passports of two issuers are two documents; one of which nothing says who issued it may be either. */
const maySame = (one: DocumentDigests, other: DocumentDigests): boolean =>
  one.nationalIdDigest === other.nationalIdDigest || hasNoIssuer(one) || hasNoIssuer(other);
const hasNoIssuer = ({ nationalIdDigest, numberDigest }: DocumentDigests): boolean => nationalIdDigest === numberDigest;

/** The person who has a national ID: approved, or approved once and gone. */
export async function findHolder(db: Database, document: DocumentDigests): Promise<Person | undefined> {
  const where = { ...underNumber(document), state: { in: holdingStates } };
  const found = await db.find('persons', { where, limit: MOST_CLAIMS });
  const own = found.find(({ nationalIdDigest }) => nationalIdDigest === document.nationalIdDigest);
  return own ?? found.find((person) => maySame(person, document));
}

/** Every registration with a national ID, of whatever institution: who was approved, who waits, who was returned; oldest first. */
export async function findClaims(db: Database, document: DocumentDigests): Promise<Person[]> {
  const found = await db.find('persons', {
    where: underNumber(document),
    orderBy: [
      ['state', 'asc'],
      ['submittedAt', 'asc'],
    ],
    limit: MOST_CLAIMS,
  });
  return found.filter((person) => maySame(person, document));
}

/**
 * Gives a national ID to an approved person, in the transaction that approves them.
 * @returns whether it is theirs now; false when another person has it
 * @throws DuplicateKey when another approval was faster
 */
export async function takeNationalId(
  tx: Transaction,
  { nationalIdDigest, personId, at }: { nationalIdDigest: string; personId: string; at: number },
): Promise<boolean> {
  const holder = await tx.get('nationalIds', nationalIdDigest);
  if (holder) return holder.personId === personId;
  await tx.add('nationalIds', { _id: nationalIdDigest, personId, since: at });
  return true;
}

/** Takes an ID from a person whose ID was corrected: it is nobody's again. */
export async function leaveNationalId(
  tx: Transaction,
  { nationalIdDigest, personId }: { nationalIdDigest: string; personId: string },
): Promise<void> {
  const holder = await tx.get('nationalIds', nationalIdDigest);
  if (holder?.personId === personId) await tx.remove('nationalIds', nationalIdDigest);
}

/** People read at once by {@link claimForApproved}. */
const SLICE = 100;
const CLAIMED_AT_ONCE = 8;

/**
 * For an upgrade: people who were approved before `nationalIds` existed get their ID there. May run again at any time.
 * @returns how many got it, and behind whom to go on when time ran out
 */
export async function claimForApproved(
  db: Database,
  going: Going,
): Promise<{ claimed: number; after: string | undefined }> {
  let claimed = 0;
  const fields = ['state', 'nationalIdDigest', 'approvedAt', 'submittedAt'] as const;
  const after = await eachPortion(db, 'persons', { size: SLICE, fields }, going, async (people) => {
    const approved = people.filter(({ state }) => holdsNationalId(state));
    const known = await db.getMany(
      'nationalIds',
      approved.map(({ nationalIdDigest }) => nationalIdDigest),
    );
    const done = new Set(known.map(({ _id }) => _id));
    const lacking = approved.filter(({ nationalIdDigest }) => !done.has(nationalIdDigest));
    const added = await inParallel(
      lacking,
      CLAIMED_AT_ONCE,
      async ({ _id: personId, nationalIdDigest, approvedAt, submittedAt }) =>
        db.add('nationalIds', { _id: nationalIdDigest, personId, since: approvedAt ?? submittedAt }),
    );
    claimed += added.filter((each) => each === 'added').length;
  });
  return { claimed, after };
}

/** For an upgrade: passports from before their issuers were asked for are found by their number from now on. May run again at any time. */
export const numberPassports = (db: Database, going: Going): Promise<string | undefined> =>
  eachPortion(
    db,
    'persons',
    { size: SLICE, fields: ['documentKind', 'nationalIdDigest', 'numberDigest'] },
    going,
    async (people) => {
      const lacking = people.filter(
        ({ documentKind, numberDigest }) => documentKind === 'passport' && numberDigest === undefined,
      );
      await inParallel(lacking, CLAIMED_AT_ONCE, ({ _id, nationalIdDigest }) =>
        // Not over what was corrected meanwhile: that has its own.
        db.updateWhere('persons', { _id, nationalIdDigest }, { set: { numberDigest: nationalIdDigest } }),
      );
    },
  );
