import type * as z from 'zod/mini';
import { correctionReview } from '../../../../contract/calls/person/correction';
import { decideCorrection } from '../../../../domain/person/correction';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { findOwnCorrection, saveDecided } from '../../../data/corrections';
import { DuplicateKey, type Transaction } from '../../../data/database';
import type { Correction, Person, Review } from '../../../data/documents';
import { tell } from '../../../data/messages';
import { noteEvent } from '../../../data/person-history';
import { getPerson } from '../../../data/persons';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { isCallersOwn } from '../../../guard/own-registration';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { correctionDecided } from '../../../message/correction-events';
import { keptBy } from '../kept-by';
import { isStanding } from '../standing-decision';
import { correctPerson, heirsOf } from './correct-person';
import { obstacleOf } from './obstacle';

type Input = z.output<typeof correctionReview.input>;
type ReviewContext = ContextOf<typeof correctionReview>;

/** The institution corrects the facts as its person asked, or returns the request with a reason that they read. */
export const reviewCorrection = defineProcedure(correctionReview, async (context, input) => {
  await assertAcceptableTexts(context, [input.reason ?? '']);
  try {
    return await review(context, input);
  } catch (thrown) {
    // Somebody else takes the card number at this very moment: the next try finds whom.
    if (thrown instanceof DuplicateKey && thrown.collection === 'cardNumbers') return refuse('conflict');
    throw thrown;
  }
});

async function review(context: ReviewContext, { correctionId, decision, reason = '' }: Input) {
  const { db, at, caller } = context;
  const { institutionId, institutionName, name } = caller.session;
  const which = { correctionId, institutionId };
  const found = (await findOwnCorrection(db, which)) ?? refuse('notFound');
  const approves = decision === 'approve' && found.state === 'pending';
  const person = approves ? await getPerson(db, found.personId) : undefined;
  const { obstacle } = approves ? await obstacleOf(db, found, person) : { obstacle: undefined };
  const own = person !== undefined && (await isCallersOwn(context, person));
  const heirs = person ? await heirsOf(db, person, found.facts) : [];
  const made: Review = { decision, reason, at, by: name };
  return runIdempotent(context, correctionReview, async (tx) => {
    const before = (await findOwnCorrection(tx, which)) ?? refuse('notFound');
    if (isStanding(before, made)) return { state: before.state };
    const step = decideCorrection(before.state, { kind: decision, reason }, { own, obstacle });
    if (step.kind === 'refuse') return context.refuse(step.reason, { state: before.state });
    const changes = step.to === 'approved' ? await carryOut(tx, context, before, { person, heirs }) : before.changes;
    const after: Correction = { ...before, changes, state: step.to, review: made };
    await saveDecided(tx, after);
    await tell(tx, context, correctionDecided(after, made, institutionName));
    const kind = step.to === 'approved' ? 'corrected' : 'correctionReturned';
    const entry = await logInstitutionAct(tx, context, {
      action: step.to === 'approved' ? 'correction.approved' : 'correction.returned',
      subject: `person:${before.personId}`,
      ...(reason === '' ? {} : { note: reason }),
      before,
      after,
    });
    // What was shown for it stays with what was changed, and with nothing that was not.
    const proof = kind === 'corrected' ? keptBy(context, before.proof) : undefined;
    await noteEvent(tx, entry, { personId: before.personId, kind, changes, proof });
    return { state: after.state };
  });
}

/** @returns what was changed */
async function carryOut(
  tx: Transaction,
  context: ReviewContext,
  { facts, personId, institutionId }: Correction,
  { person: looked, heirs }: { person: Person | undefined; heirs: readonly string[] },
) {
  const person = await getPerson(tx, personId);
  // They left, or were given another identity, since it was looked at whether this may be approved and by whom.
  if (person?.state !== 'approved' || person.institutionId !== institutionId)
    return context.refuse('correctionBlocked');
  if (person.openid !== looked?.openid || person.nationalIdDigest !== looked.nationalIdDigest)
    return refuse('conflict');
  const done = await correctPerson(tx, person, { facts, heirs, at: context.at });
  if (done.kind === 'departmentGone') return context.refuse('correctionBlocked');
  return done.kind === 'cardNumberHeld' ? context.refuse('cardNumberHeld') : done.changes;
}
