import type * as z from 'zod/mini';
import { registrationCorrectNationalId } from '../../../../contract/calls/person/registration';
import { reasonObjection } from '../../../../domain/kernel/reason';
import { changesBetween } from '../../../../domain/person/history';
import { documentOf, USUAL_DOCUMENT } from '../../../../domain/person/identity-document';
import { isReleased, withEarlier } from '../../../../domain/person/registration';
import { holdsNationalId } from '../../../../domain/person/standing';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { DuplicateKey, type Transaction } from '../../../data/database';
import type { Person, StoredFile } from '../../../data/documents';
import { findHolder, leaveNationalId, takeNationalId } from '../../../data/national-ids';
import { tell } from '../../../data/messages';
import { noteEvent } from '../../../data/person-history';
import { findOwnPerson, getPerson, savePerson } from '../../../data/persons';
import { earlierAnswer } from '../../../call/idempotency';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { attachAllOnce, digestsOf } from '../../../files/attach-upload';
import { isCallersOwn } from '../../../guard/own-registration';
import { documentDigest } from '../../../guard/personal-data';
import { spendRateLimit } from '../../../guard/rate-limit';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { nationalIdCorrected } from '../../../message/correction-events';
import { keptBy } from '../kept-by';
import { documentFields, givenDocument, wrongField, type GivenDocument } from './given-facts';
import { identityAttempts } from './identity-attempts';

type Input = z.output<typeof registrationCorrectNationalId.input>;
type CorrectContext = ContextOf<typeof registrationCorrectNationalId>;

/**
 * The institution corrects a mistyped national ID (rules: "National ID"): the person stays the same, with everything that was
 * recorded for them. Both numbers come with the command, so whoever sends it has had them before their eyes, and a number
 * that was corrected meanwhile is not corrected again unseen. The log has keyed digests of both and neither number.
 */
export const correctNationalId = defineProcedure(registrationCorrectNationalId, async (context, input) => {
  const earlier = await earlierAnswer(context, registrationCorrectNationalId);
  if (earlier) return earlier;
  const { institutionId } = context.caller.session;
  const given = givenDocument(context, input);
  const objection = reasonObjection(input.reason);
  if (objection) context.refuse(objection);
  await assertAcceptableTexts(context, [input.reason]);
  const found = (await findOwnPerson(context.db, { personId: input.personId, institutionId })) ?? refuse('notFound');
  const { documentKind = USUAL_DOCUMENT } = found;
  const digests = {
    from: documentDigest(context, documentOf(documentKind, input.current)),
    to: given.nationalIdDigest,
  };
  if (digests.from === digests.to) wrongField('nationalId', 'unchanged');
  if (await isCallersOwn(context, found)) context.refuse('ownRegistration');
  // That an ID is approved somewhere is told by the answer: tries count, as they do for whoever registers.
  const attempts = identityAttempts(context, digests.to);
  await spendRateLimit(context, { budget: 'registeredId', repeatsCount: false, ...attempts });
  const holder = await findHolder(context.db, given);
  if (holder && holder._id !== input.personId) context.refuse('nationalIdHeld');
  try {
    const attached = { files: input.proof === undefined ? [] : [input.proof], purpose: 'personProof' } as const;
    return await attachAllOnce(context, registrationCorrectNationalId, attached, (tx, [proof]) =>
      correct(tx, context, { input, given, digests, proof }),
    );
  } catch (thrown) {
    if (!(thrown instanceof DuplicateKey) || thrown.collection !== 'nationalIds') throw thrown;
    return refuse('conflict');
  }
});

async function correct(
  tx: Transaction,
  context: CorrectContext,
  {
    input,
    given,
    digests,
    proof,
  }: { input: Input; given: GivenDocument; digests: { from: string; to: string }; proof?: StoredFile | undefined },
) {
  const { at, caller } = context;
  const { personId, reason } = input;
  const before = await getPerson(tx, personId);
  if (before?.institutionId !== caller.session.institutionId) return refuse('notFound');
  if (isReleased(before)) context.refuse('wrongState');
  if (before.nationalIdDigest !== digests.from) refuse('conflict');
  if (holdsNationalId(before.state)) {
    await leaveNationalId(tx, { nationalIdDigest: digests.from, personId });
    if (!(await takeNationalId(tx, { nationalIdDigest: digests.to, personId, at }))) context.refuse('nationalIdHeld');
  }
  // Without its kind: the new number has its own, or none where it is a resident's card.
  const { documentKind: _, numberDigest: _number, ...person } = before;
  const fields = documentFields(context, personId, given);
  const { nationalIdMasked } = fields;
  const after: Person = {
    ...person,
    ...fields,
    earlier: withEarlier(before.earlier ?? [], { ...before, at: before.submittedAt }, { ...before, nationalIdMasked }),
  };
  await savePerson(tx, after);
  const entry = await logInstitutionAct(tx, context, {
    action: 'registration.nationalIdCorrected',
    subject: `person:${personId}`,
    note: reason,
    before: { nationalIdDigest: digests.from },
    after: { nationalIdDigest: digests.to },
    files: digestsOf(proof ? [proof] : []),
  });
  const changes = changesBetween(before, after);
  await noteEvent(tx, entry, { personId, kind: 'nationalIdCorrected', changes, proof: keptBy(context, proof) });
  await tell(tx, context, nationalIdCorrected(after, { reason, key: entry._id }));
  return { nationalIdMasked };
}
