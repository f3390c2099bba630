import type * as z from 'zod/mini';
import { correctionMake } from '../../../../contract/calls/person/correction';
import { reasonObjection } from '../../../../domain/kernel/reason';
import { differingFacts, isNothing, type CorrectedFacts } from '../../../../domain/person/correction';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { DuplicateKey, type Transaction } from '../../../data/database';
import type { StoredFile } from '../../../data/documents';
import { tell } from '../../../data/messages';
import { noteEvent } from '../../../data/person-history';
import { findOwnPerson, getPerson } from '../../../data/persons';
import { earlierAnswer } from '../../../call/idempotency';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { attachAllOnce, digestsOf } from '../../../files/attach-upload';
import { isCallersOwn } from '../../../guard/own-registration';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { correctedByInstitution } from '../../../message/correction-events';
import { otherCardHolder } from '../card-number';
import { wrongField } from '../registration/given-facts';
import { checkFacts, correctPerson, heirsOf } from './correct-person';
import { keptBy } from '../kept-by';
import { factsSeen } from './facts-seen';

type Input = z.output<typeof correctionMake.input>;
type MakeContext = ContextOf<typeof correctionMake>;

/**
 * The institution corrects facts of one of its people by itself (rules: "A person's life"): at once, with a reason that the person
 * reads. Of one that nobody approved, it returns the registration instead.
 */
export const makeCorrection = defineProcedure(correctionMake, async (context, input) => {
  const earlier = await earlierAnswer(context, correctionMake);
  if (earlier) return earlier;
  const { db, caller } = context;
  const { personId, factsSeen: seen, reason, proof: file, ...asked } = input;
  const { institutionId } = caller.session;
  const person = (await findOwnPerson(db, { personId, institutionId })) ?? refuse('notFound');
  if (person.state !== 'approved') context.refuse('wrongState', { state: person.state });
  const facts = differingFacts(person, asked);
  if (seen !== factsSeen(context, person)) refuse('conflict');
  if (isNothing(facts)) wrongField('facts', 'unchanged');
  const objection = reasonObjection(reason);
  if (objection) context.refuse(objection);
  await checkFacts(db, person, facts);
  await assertAcceptableTexts(context, [facts.name ?? '', reason]);
  if (await isCallersOwn(context, person)) context.refuse('ownRegistration');
  if (await otherCardHolder(db, { cardNumber: facts.cardNumber, personId })) context.refuse('cardNumberHeld');
  const heirs = await heirsOf(db, person, facts);
  try {
    const attached = { files: file === undefined ? [] : [file], purpose: 'personProof' } as const;
    return await attachAllOnce(context, correctionMake, attached, (tx, [proof]) =>
      correct(tx, context, { input, facts, heirs, proof }),
    );
  } catch (thrown) {
    if (thrown instanceof DuplicateKey && thrown.collection === 'cardNumbers') return refuse('conflict');
    throw thrown;
  }
});

async function correct(
  tx: Transaction,
  context: MakeContext,
  {
    input,
    facts,
    heirs,
    proof,
  }: { input: Input; facts: CorrectedFacts; heirs: readonly string[]; proof?: StoredFile | undefined },
) {
  const { personId, reason } = input;
  const before = (await getPerson(tx, personId)) ?? refuse('notFound');
  // A colleague has corrected them since they were read.
  if (input.factsSeen !== factsSeen(context, before)) refuse('conflict');
  const done = await correctPerson(tx, before, { facts, heirs, at: context.at });
  if (done.kind === 'departmentGone') return wrongField('departmentId', 'unknown');
  if (done.kind === 'cardNumberHeld') return context.refuse('cardNumberHeld');
  const entry = await logInstitutionAct(tx, context, {
    action: 'correction.made',
    subject: `person:${personId}`,
    note: reason,
    before,
    after: done.person,
    files: digestsOf(proof ? [proof] : []),
  });
  await noteEvent(tx, entry, {
    personId,
    kind: 'correctedByInstitution',
    changes: done.changes,
    proof: keptBy(context, proof),
  });
  await tell(tx, context, correctedByInstitution(before, { reason, key: entry._id }));
  return { changes: done.changes };
}
