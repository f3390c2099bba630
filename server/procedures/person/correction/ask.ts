import type * as z from 'zod/mini';
import { correctionAsk } from '../../../../contract/calls/person/correction';
import {
  checkCorrectionAsker,
  CORRECTION_PERIOD_MS,
  differingFacts,
  isNothing,
} from '../../../../domain/person/correction';
import { changesBetween } from '../../../../domain/person/history';
import { hasPhone } from '../../../../domain/person/registration';
import { appendAudit } from '../../../data/audit/log';
import { addCorrection, countCorrectionsSince, findOpenCorrection } from '../../../data/corrections';
import { DuplicateKey } from '../../../data/database';
import type { Correction } from '../../../data/documents';
import { tell } from '../../../data/messages';
import { noteEvent } from '../../../data/person-history';
import { getPerson, noteAsked } from '../../../data/persons';
import { answerId, earlierAnswer } from '../../../call/idempotency';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { attachAllOnce, digestsOf } from '../../../files/attach-upload';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { correctionAsked } from '../../../message/correction-events';
import { refuseOthersCard } from '../card-number';
import { wrongField } from '../registration/given-facts';
import { checkFacts, foreseen } from './correct-person';

type Input = z.output<typeof correctionAsk.input>;
type AskContext = ContextOf<typeof correctionAsk>;

/**
 * An approved person asks that facts of theirs be corrected (rules: "A person's life"). Nothing changes until their institution
 * says so; the index of `corrections` leaves one open request a person.
 */
export const askForCorrection = defineProcedure(correctionAsk, async (context, input) => {
  const earlier = await earlierAnswer(context, correctionAsk);
  if (earlier) return earlier;
  const asked = await fillIn(context, input);
  const { personId } = asked;
  const { proof: file } = input;
  try {
    const attached = { files: file === undefined ? [] : [file], purpose: 'correctionProof' } as const;
    return await attachAllOnce(context, correctionAsk, attached, async (tx, [proof]) => {
      const correction = { ...asked, ...(proof ? { proof } : {}) };
      const person = await getPerson(tx, personId);
      if (person?.state !== 'approved' || person.institutionId !== correction.institutionId) return refuse('conflict');
      await noteAsked(tx, person);
      await addCorrection(tx, correction);
      await tell(tx, context, correctionAsked(correction));
      const entry = await appendAudit(tx, {
        context,
        institutionId: correction.institutionId,
        projectId: null,
        actor: { id: personId, name: correction.name },
        action: 'correction.asked',
        subject: `person:${personId}`,
        ...(correction.note === '' ? {} : { note: correction.note }),
        before: null,
        after: correction,
        files: digestsOf(correction.proof ? [correction.proof] : []),
      });
      await noteEvent(tx, entry, { personId, kind: 'correctionAsked', changes: correction.changes });
      return { correctionId: correction._id };
    });
  } catch (thrown) {
    if (!(thrown instanceof DuplicateKey)) throw thrown;
    // Another try of the same request, or another request of the same person.
    return (await earlierAnswer(context, correctionAsk)) ?? context.refuse('correctionOpen');
  }
});

async function fillIn(
  context: AskContext,
  { note = '', proof: _proof, ...asked }: Input,
): Promise<Omit<Correction, 'slot'>> {
  const { db, at, caller } = context;
  const { person } = caller;
  const [open, recent] = await Promise.all([
    findOpenCorrection(db, person._id),
    countCorrectionsSince(db, at - CORRECTION_PERIOD_MS, person._id),
  ]);
  const forbidden = checkCorrectionAsker({ state: person.state, open: open !== undefined, asked: recent });
  if (forbidden) context.refuse(forbidden);
  // The institution may have to call.
  if (!hasPhone(person)) context.refuse('phoneNeeded');
  const facts = differingFacts(person, asked);
  if (isNothing(facts)) wrongField('facts', 'unchanged');
  await checkFacts(db, person, facts);
  await assertAcceptableTexts(context, [facts.name ?? '', note]);
  const after = (await foreseen(db, person, facts)) ?? wrongField('departmentId', 'unknown');
  const { _id: personId, institutionId, name, departmentName } = person;
  await refuseOthersCard(context, { cardNumber: facts.cardNumber, personId, claimant: person });
  return {
    _id: answerId(context, correctionAsk.name).slice(0, 24),
    personId,
    institutionId,
    name,
    departmentName,
    facts,
    changes: changesBetween(person, after),
    note,
    state: 'pending',
    submittedAt: at,
  };
}
