import { appealWithdraw } from '../../../../contract/calls/attendance/appeal';
import { decideAppeal } from '../../../../domain/attendance/appeal';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { getAppeal, saveDecidedAppeal } from '../../../data/appeals';
import { appendAudit } from '../../../data/audit/log';
import { filesOfAppeal, moveUses } from '../../../data/kept-files';

/** Whoever appealed takes it back while nobody has answered; one that was taken back already is fine. Its pictures go with it. */
export const withdrawAppeal = defineProcedure(appealWithdraw, async (context, { appealId }) => {
  const { _id: personId, name } = context.caller.person;
  return runIdempotent(context, appealWithdraw, async (tx) => {
    const before = await getAppeal(tx, appealId);
    if (before?.personId !== personId) return refuse('notFound');
    if (before.state === 'withdrawn') return {};
    const step = decideAppeal(before.state, { kind: 'withdraw' });
    if (step.kind === 'refuse') return context.refuse('appealAnswered');
    const after = { ...before, state: step.to };
    await moveUses(tx, { before: filesOfAppeal(before), after: filesOfAppeal(after), now: context.at });
    await saveDecidedAppeal(tx, { ...after, files: [] });
    await appendAudit(tx, {
      context,
      institutionId: before.institutionId,
      projectId: before.projectId,
      actor: { id: personId, name },
      action: 'appeal.withdrawn',
      subject: `batch:${before.batchId}`,
      before,
      after,
    });
    return {};
  });
});
