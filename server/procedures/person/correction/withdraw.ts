import { correctionWithdraw } from '../../../../contract/calls/person/correction';
import { decideCorrection } from '../../../../domain/person/correction';
import { appendAudit } from '../../../data/audit/log';
import { getCorrection, saveDropped } from '../../../data/corrections';
import { noteEvent } from '../../../data/person-history';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';

/** Whoever asked takes their request back while nobody has decided on it; one that is taken back already is fine. */
export const withdrawCorrection = defineProcedure(correctionWithdraw, (context, { correctionId }) => {
  const { _id: personId, name } = context.caller.person;
  return runIdempotent(context, correctionWithdraw, async (tx) => {
    const before = await getCorrection(tx, correctionId);
    if (before?.personId !== personId) return refuse('notFound');
    if (before.state === 'withdrawn') return {};
    const step = decideCorrection(before.state, { kind: 'withdraw' });
    if (step.kind === 'refuse') return context.refuse('wrongState', { state: before.state });
    const after = { ...before, state: step.to };
    await saveDropped(tx, after, context.at);
    const entry = await appendAudit(tx, {
      context,
      institutionId: before.institutionId,
      projectId: null,
      actor: { id: personId, name },
      action: 'correction.withdrawn',
      subject: `person:${personId}`,
      before,
      after,
    });
    await noteEvent(tx, entry, { personId, kind: 'correctionWithdrawn', changes: before.changes });
    return {};
  });
});
