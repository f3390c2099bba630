import { materialsSubmit } from '../../../../contract/calls/credit/materials';
import { decideMaterialsSubmission } from '../../../../domain/credit/grant';
import { missingMaterials } from '../../../../domain/credit/materials';
import { findOwnRound, moveRound } from '../../../data/rounds';
import { runIdempotent } from '../../../call/idempotency';
import { digestsOf } from '../../../files/attach-upload';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';

/** Hands the materials of a round to the centre, for the first time or again after a return (M23). */
export const submit = defineProcedure(materialsSubmit, (context, { roundId }) =>
  runIdempotent(context, materialsSubmit, async (tx) => {
    const round = await findOwnRound(tx, { roundId, institutionId: context.caller.session.institutionId });
    const { state, files } = round;
    const missing = missingMaterials(
      files.map(({ kind }) => kind),
      round,
    );
    const step = decideMaterialsSubmission(state, missing);
    if (step.kind === 'refuse') return context.refuse(step.reason, { state, missing });
    const moved = await moveRound(tx, { round, to: step.to, also: { submittedAt: context.at } });
    await logProjectAct(tx, context, {
      project: round,
      action: 'materials.submitted',
      subject: `round:${roundId}`,
      before: round,
      after: moved,
      files: digestsOf(files),
    });
    return { state: step.to };
  }),
);
