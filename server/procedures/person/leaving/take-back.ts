import { leavingTakeBack } from '../../../../contract/calls/person/leaving';
import { decideTakingBack } from '../../../../domain/person/leaving';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { logInstitutionAct } from '../../../data/audit/office-log';
import type { Person } from '../../../data/documents';
import { tell } from '../../../data/messages';
import { noteEvent } from '../../../data/person-history';
import { findOwnPerson, getPerson, savePerson } from '../../../data/persons';
import { getTransfer } from '../../../data/transfers';
import { isCallersOwn } from '../../../guard/own-registration';
import { personTakenBack } from '../../../message/transfer-events';
import { actorOf, findBelongings } from '../transfer/take-step';
import { takeConsequence } from '../transfer/consequence';

/**
 * The institution has somebody again who left. Where they had asked to come back, that is approved by it; where they had asked for another
 * institution and only the leaving stood for an agreement, the seven days begin.
 */
export const takeBack = defineProcedure(leavingTakeBack, async (context, { personId }) => {
  const { db, at, caller } = context;
  const { institutionId } = caller.session;
  const found = (await findOwnPerson(db, { personId, institutionId })) ?? refuse('notFound');
  const [own, belongings] = await Promise.all([isCallersOwn(context, found), findBelongings(db, personId)]);
  return runIdempotent(context, leavingTakeBack, async (tx) => {
    const before = await getPerson(tx, personId);
    if (before?.institutionId !== institutionId) return refuse('notFound');
    const step = decideTakingBack(before.state, { own });
    if (step.kind === 'refuse') return context.refuse(step.reason, { state: before.state });
    const { leaving: _over, endedAt: _ended, ...kept } = before;
    const after: Person = { ...kept, state: step.to };
    await savePerson(tx, after);
    const entry = await logInstitutionAct(tx, context, {
      action: 'registration.takenBack',
      subject: `person:${personId}`,
      before,
      after,
    });
    const transfer = before.transferId === undefined ? undefined : await getTransfer(tx, before.transferId);
    const way = { actor: actorOf(caller), belongings };
    if (transfer?.outgoingOf === '') {
      // What they asked for is approved by it, and told and noted as that.
      await takeConsequence(tx, context, { transfer, act: { kind: 'approve' }, ...way });
      return { state: after.state };
    }
    const agreed = transfer?.steps.some(({ act }) => act === 'agree' || act === 'allow') ?? false;
    if (transfer && !agreed) await takeConsequence(tx, context, { transfer, act: { kind: 'stay' }, ...way });
    await noteEvent(tx, entry, { personId, kind: 'takenBack' });
    await tell(tx, context, personTakenBack(after, at));
    return { state: after.state };
  });
});
