import { reversalDecide } from '../../../../contract/calls/credit/reversal';
import { decideReversal } from '../../../../domain/credit/reversal';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import type { Reversal } from '../../../data/documents';
import { addReverseJob, reverseJobId } from '../../../data/jobs';
import { tell } from '../../../data/messages';
import { addReversalEntry, findReversalOf, getLedgerEntry, reversalOf, saveReversal } from '../../../data/reversals';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { wake } from '../../../jobs/wake';
import { creditsReversed, reversalDecided } from '../../../message/credit-events';
import { actorOf } from './actor';

/** A second person's word. One entry is taken back in the transaction of it; those of a round by a job. */
export const decideReversalProcedure = defineProcedure(reversalDecide, async (context, input) => {
  const { reversalId, decision, reason = '' } = input;
  await assertAcceptableTexts(context, [reason]);
  const answer = await runIdempotent(context, reversalDecide, async (tx) => {
    const before = await findReversalOf(tx, reversalId, context.caller.session);
    const whole = before.entryId === null;
    const step = decideReversal({ ...before, whole }, { decision, reason, actor: actorOf(context.caller) });
    if (step.kind === 'refuse') return context.refuse(step.reason, { state: before.state });
    const decided = { by: context.caller.session.name, at: context.at, reason };
    const slot = step.to === 'running' ? before.slot : before._id;
    const after: Reversal = { ...before, state: step.to, slot, decided, done: step.to === 'done' ? 1 : 0 };
    await saveReversal(tx, after);
    if (step.to === 'running') await addReverseJob(tx, { reversalId, createdAt: context.at });
    if (step.to === 'done' && before.entryId !== null) {
      const entry = await getLedgerEntry(tx, before.entryId);
      if (!entry) throw new Error('an entry that was to be taken back has gone');
      // A round that was reversed meanwhile has told them already.
      if (await addReversalEntry(tx, reversalOf(entry, after))) await tell(tx, context, creditsReversed(entry, after));
    }
    await tell(tx, context, reversalDecided(after, decision));
    await logProjectAct(tx, context, {
      project: before,
      action: decision === 'confirm' ? 'reversal.confirmed' : 'reversal.declined',
      subject: before.personId === null ? `round:${before.roundId}` : `person:${before.personId}`,
      ...(reason === '' ? {} : { note: reason }),
      before,
      after,
    });
    return { state: step.to };
  });
  if (answer.state === 'running') await wake(context, reverseJobId(reversalId));
  return answer;
});
