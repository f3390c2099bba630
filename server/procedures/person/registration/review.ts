import type * as z from 'zod/mini';
import { registrationReview } from '../../../../contract/calls/person/registration';
import { decideRegistrationReview, isReleased } from '../../../../domain/person/registration';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { DuplicateKey, type Transaction } from '../../../data/database';
import type { Person, Review, Seat } from '../../../data/documents';
import { takeCardNumber } from '../../../data/card-numbers';
import { inParallel } from '../../../data/in-parallel';
import { takeNationalId } from '../../../data/national-ids';
import { noteEvent } from '../../../data/person-history';
import { findOwnPerson, getPerson, savePerson } from '../../../data/persons';
import { tell } from '../../../data/messages';
import { findSeatsOf, giveSeatsBack } from '../../../data/seats';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { refuse, type Refusing } from '../../../call/refusal';
import { isCallersOwn } from '../../../guard/own-registration';
import { registrationDecided } from '../../../message/person-events';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { otherCardHolder } from '../card-number';
import { isStanding } from '../standing-decision';
import { readClaims } from './claims';

type Input = z.output<typeof registrationReview.input>;
/** What a decision may refuse with; the words of a reason are checked before it. */
export type ReviewContext = Omit<ContextOf<typeof registrationReview>, 'refuse'> &
  Refusing<Exclude<(typeof registrationReview.errors)[number], 'contentRejected'>>;

/** What whoever loses a national ID to another registration of their institution reads. */
const LOST_TO_ANOTHER =
  '同一个证件号码的另一份注册已经通过审核。请带证件找单位管理员核对；证件号码填错了，由管理员更正';
/** Rivals that one approval returns; a transaction of the cloud is short. What is left cannot be approved any more. */
const MOST_RETURNED = 20;
const SEATS_AT_ONCE = 4;
/** What an approval settles whose it is. */
const settled = ['nationalIds', 'cardNumbers'];
/** What the claims beside a registration, and whose it is, were read for: a review goes by these as they still are. */
const facts = ['submittedAt', 'openid', 'nationalIdDigest', 'cardNumber'] as const;

/**
 * The institution approves a registration, or returns it with a reason the trainee reads (M13). An approval gives the person
 * their national ID, for good; other claims on it at this institution that wait are returned with it, and keep what was
 * recorded for them.
 */
export const reviewRegistration = defineProcedure(registrationReview, async (context, input) => {
  await assertAcceptableTexts(context, [input.reason ?? '']);
  return reviewOne(context, input);
});

/** One decision whose texts were looked at already: one transaction and one idempotency key, also where it is one of several. */
export async function reviewOne(context: ReviewContext, input: Input): Promise<{ state: Person['state'] }> {
  try {
    return await review(context, input);
  } catch (thrown) {
    if (!(thrown instanceof DuplicateKey) || !settled.includes(thrown.collection)) throw thrown;
    // Another approval was faster by a moment: the next try finds whose.
    return refuse('conflict');
  }
}

async function review(context: ReviewContext, input: Input) {
  const { db, caller, at } = context;
  const { institutionId, name } = caller.session;
  const { personId, decision } = input;
  const reason = input.reason ?? '';
  const found = (await findOwnPerson(db, { personId, institutionId })) ?? refuse('notFound');
  const approves = decision === 'approve' && found.state === 'pending';
  const claims = approves ? await readClaims(context, found) : undefined;
  const cardHeld = approves && (await otherCardHolder(db, { cardNumber: found.cardNumber, personId })) !== undefined;
  const own = approves && (await isCallersOwn(context, found));
  const made: Review = { decision, reason, at, by: name };
  // A returned registration gives back its seats, and so does a rival that is returned.
  const returned = decision === 'return' ? [personId] : rivalsOf(claims, found).map(({ _id }) => _id);
  const seats = new Map(
    await inParallel(returned, SEATS_AT_ONCE, async (id) => [id, await findSeatsOf(db, id)] as const),
  );
  return runIdempotent(context, registrationReview, async (tx) => {
    const before = await getPerson(tx, personId);
    if (before?.institutionId !== institutionId) return refuse('notFound');
    if (isStanding(before, made)) return { state: before.state };
    // Corrected while it was read: the name may be another one now, or the national ID.
    if (input.submittedAt !== undefined && input.submittedAt !== before.submittedAt) refuse('conflict');
    // So may who stands behind it, and whether that is who decides.
    if (facts.some((fact) => before[fact] !== found[fact])) refuse('conflict');
    const step = decideRegistrationReview(
      before.state,
      { kind: decision, reason },
      {
        own,
        held: claims !== undefined && claims.held !== null,
        rivalUnseen: claims !== undefined && claims.mark !== (input.claimsSeen ?? ''),
      },
    );
    if (step.kind === 'refuse') return context.refuse(step.reason, { state: before.state });
    const kept = step.to === 'returned' ? await giveSeatsBack(tx, before, seats.get(personId) ?? []) : before;
    const after: Person = { ...kept, state: step.to, review: made };
    if (step.to === 'approved') {
      const { nationalIdDigest } = before;
      if (!(await takeNationalId(tx, { nationalIdDigest, personId, at }))) context.refuse('nationalIdHeld');
      const { cardNumber } = before;
      if (cardHeld || !(await takeCardNumber(tx, { cardNumber, personId, at }))) context.refuse('cardNumberHeld');
      after.approvedAt ??= at;
      delete after.endedAt;
    }
    await decideOn(tx, context, { before, after });
    if (step.to === 'approved')
      await returnRivals(tx, context, { rivals: rivalsOf(claims, found), approved: after, seats });
    return { state: after.state };
  });
}

/** The other claims of this institution that an approval returns. */
const rivalsOf = (
  claims: Awaited<ReturnType<typeof readClaims>> | undefined,
  { institutionId }: Pick<Person, 'institutionId'>,
): Person[] => (claims?.rivals ?? []).filter((rival) => rival.institutionId === institutionId).slice(0, MOST_RETURNED);

/** Returns the other claims of this institution that wait, as they are in this transaction. */
async function returnRivals(
  tx: Transaction,
  context: ReviewContext,
  { rivals, approved, seats }: { rivals: readonly Person[]; approved: Person; seats: ReadonlyMap<string, Seat[]> },
): Promise<void> {
  const { institutionId, nationalIdDigest } = approved;
  for (const { _id } of rivals) {
    const before = await getPerson(tx, _id);
    if (before?.state !== 'pending' || before.institutionId !== institutionId || isReleased(before)) continue;
    if (before.nationalIdDigest !== nationalIdDigest) continue;
    const { at, caller } = context;
    const review: Review = { decision: 'return', reason: LOST_TO_ANOTHER, at, by: caller.session.name };
    const kept = await giveSeatsBack(tx, before, seats.get(_id) ?? []);
    await decideOn(tx, context, { before, after: { ...kept, state: 'returned', review } });
  }
}

/** Saves a decision, tells its owner, and logs it, with the reason that its owner reads. */
async function decideOn(
  tx: Transaction,
  context: ReviewContext,
  { before, after }: { before: Person; after: Person },
): Promise<void> {
  const reason = after.review?.reason ?? '';
  await savePerson(tx, after);
  if (after.review) await tell(tx, context, registrationDecided(after, after.review));
  const kind = after.state === 'approved' ? 'approved' : 'returned';
  const entry = await logInstitutionAct(tx, context, {
    action: `registration.${kind}`,
    subject: `person:${after._id}`,
    ...(reason === '' ? {} : { note: reason }),
    before,
    after,
  });
  await noteEvent(tx, entry, { personId: after._id, kind });
}
