import { leavingRecord } from '../../../../contract/calls/person/leaving';
import { dayOf } from '../../../../domain/kernel/time';
import { decideLeaving } from '../../../../domain/person/leaving';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { logInstitutionAct } from '../../../data/audit/office-log';
import type { Person } from '../../../data/documents';
import { tell } from '../../../data/messages';
import { noteEvent } from '../../../data/person-history';
import { findOwnPerson, getPerson, savePerson } from '../../../data/persons';
import { giveSeatsBack } from '../../../data/seats';
import { getTransfer } from '../../../data/transfers';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { personLeft } from '../../../message/transfer-events';
import { endSignInsOf } from '../administrator/end-sign-ins-of';
import { lapseCorrection } from '../correction/lapse';
import { actorOf, assertNothingAskedSince, findBelongings } from '../transfer/take-step';
import { takeConsequence } from '../transfer/consequence';
import { administratorOf } from './administrator-of';

/**
 * 离职: the institution notes that its person left. From now on their check-ins are refused and a grant gives them nothing; what they
 * have stays. A transfer that is under way is agreed to by it. Who acts for the institution as well is signed out where that was ticked.
 */
export const recordLeaving = defineProcedure(leavingRecord, async (context, input) => {
  const { db, at, caller } = context;
  const { institutionId, name } = caller.session;
  const { personId, day, reason } = input;
  await assertAcceptableTexts(context, [reason]);
  const found = (await findOwnPerson(db, { personId, institutionId })) ?? refuse('notFound');
  const [belongings, administrator] = await Promise.all([
    findBelongings(db, personId),
    input.endSignIns ? administratorOf(db, found) : undefined,
  ]);
  return runIdempotent(context, leavingRecord, async (tx) => {
    const before = await getPerson(tx, personId);
    if (before?.institutionId !== institutionId) return refuse('notFound');
    const step = decideLeaving(before.state, { reason, day, today: dayOf(at) });
    if (step.kind === 'refuse') return context.refuse(step.reason, { state: before.state });
    assertNothingAskedSince(belongings, before);
    const transfer = before.transferId === undefined ? undefined : await getTransfer(tx, before.transferId);
    // Whoever waits for another institution keeps their seats, as somebody does whose registration waits.
    const kept = transfer ? before : await giveSeatsBack(tx, before, belongings.seats);
    const leaving = { day, reason, at, by: name };
    const after: Person = { ...kept, state: step.to, leaving, endedAt: at };
    await savePerson(tx, after);
    await lapseCorrection(tx, context, { found: belongings.correction, actor: actorOf(caller) });
    if (transfer)
      await takeConsequence(tx, context, { transfer, act: { kind: 'leave' }, actor: actorOf(caller), belongings });
    await tell(tx, context, personLeft(after, leaving));
    const entry = await logInstitutionAct(tx, context, {
      action: 'registration.left',
      subject: `person:${personId}`,
      note: reason,
      before,
      after,
    });
    await noteEvent(tx, entry, { personId, kind: 'left' });
    const endedSignIns = administrator ? await endSignInsOf(tx, context, administrator) : 0;
    return { state: after.state, endedSignIns };
  });
});
