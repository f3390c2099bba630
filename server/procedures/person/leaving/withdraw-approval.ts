import { leavingWithdrawApproval } from '../../../../contract/calls/person/leaving';
import { decideApprovalWithdrawal } from '../../../../domain/person/leaving';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { findCardHeirs, leaveCardNumber } from '../../../data/card-numbers';
import type { Person } from '../../../data/documents';
import { countEntries } from '../../../data/ledger';
import { tell } from '../../../data/messages';
import { leaveNationalId } from '../../../data/national-ids';
import { noteEvent } from '../../../data/person-history';
import { findOwnPerson, getPerson, savePerson } from '../../../data/persons';
import { giveSeatsBack } from '../../../data/seats';
import { getTransfer } from '../../../data/transfers';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { approvalWithdrawn } from '../../../message/transfer-events';
import { lapseCorrection } from '../correction/lapse';
import { actorOf, assertNothingAskedSince, findBelongings } from '../transfer/take-step';
import { takeConsequence } from '../transfer/consequence';

/**
 * 撤销通过: an approval was a mistake. Its person is where a returned registration is: they correct and hand in anew, and check-ins count
 * if they are approved again before the analysis. Their national ID and card number are nobody's until then. Ledger entries stay until they are reversed:
 * whoever decides has read how many there are.
 */
export const withdrawApproval = defineProcedure(leavingWithdrawApproval, async (context, input) => {
  const { db, at, caller } = context;
  const { institutionId, name } = caller.session;
  const { personId, reason, ledgerEntriesSeen } = input;
  await assertAcceptableTexts(context, [reason]);
  const found = (await findOwnPerson(db, { personId, institutionId })) ?? refuse('notFound');
  const [belongings, ledgerEntries, heirs] = await Promise.all([
    findBelongings(db, personId),
    countEntries(db, personId),
    findCardHeirs(db, found),
  ]);
  if (ledgerEntries !== ledgerEntriesSeen) return refuse('conflict');
  return runIdempotent(context, leavingWithdrawApproval, async (tx) => {
    const before = await getPerson(tx, personId);
    if (before?.institutionId !== institutionId) return refuse('notFound');
    const step = decideApprovalWithdrawal(before.state, { reason });
    if (step.kind === 'refuse') return context.refuse(step.reason, { state: before.state });
    const transfer = before.transferId === undefined ? undefined : await getTransfer(tx, before.transferId);
    assertNothingAskedSince(belongings, before);
    const kept = await giveSeatsBack(tx, before, belongings.seats);
    const after: Person = {
      ...kept,
      state: step.to,
      endedAt: at,
      review: { decision: 'return', reason, at, by: name },
    };
    await savePerson(tx, after);
    await leaveNationalId(tx, { nationalIdDigest: before.nationalIdDigest, personId });
    await leaveCardNumber(tx, { cardNumber: before.cardNumber, personId, heirs, at });
    await lapseCorrection(tx, context, { found: belongings.correction, actor: actorOf(caller) });
    if (transfer)
      await takeConsequence(tx, context, { transfer, act: { kind: 'lapse' }, actor: actorOf(caller), belongings });
    await tell(tx, context, approvalWithdrawn(after, { reason, at }));
    const entry = await logInstitutionAct(tx, context, {
      action: 'registration.approvalWithdrawn',
      subject: `person:${personId}`,
      note: reason,
      before,
      after,
    });
    await noteEvent(tx, entry, { personId, kind: 'approvalWithdrawn' });
    return { state: after.state };
  });
});
