import { materialsSubmit } from '../../../../contract/calls/credit/materials';
import { decideMaterialsSubmission } from '../../../../domain/credit/grant';
import { isUnchangedSince, missingMaterials } from '../../../../domain/credit/materials';
import { isReason } from '../../../../domain/kernel/reason';
import { findOwnRound, moveRound } from '../../../data/rounds';
import { runIdempotent } from '../../../call/idempotency';
import { digestsOf } from '../../../files/attach-upload';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { lastReturn } from './returned';

/** Hands the materials of a round to the centre, for the first time or again after a return (M23). */
export const submit = defineProcedure(materialsSubmit, async (context, { roundId, answer = '' }) => {
  await assertAcceptableTexts(context, [answer]);
  return runIdempotent(context, materialsSubmit, async (tx) => {
    const round = await findOwnRound(tx, { roundId, institutionId: context.caller.session.institutionId });
    const { state, files } = round;
    const missing = missingMaterials(
      files.map(({ kind }) => kind),
      round,
    );
    const unchanged = isUnchangedSince(lastReturn(round), files) && !isReason(answer);
    const step = decideMaterialsSubmission(state, missing, unchanged);
    if (step.kind === 'refuse') return context.refuse(step.reason, { state, missing });
    const moved = await moveRound(tx, { round, to: step.to, also: { submittedAt: context.at, answer } });
    await logProjectAct(tx, context, {
      project: round,
      action: 'materials.submitted',
      subject: `round:${roundId}`,
      ...(answer === '' ? {} : { note: answer }),
      before: round,
      after: moved,
      files: digestsOf(files),
    });
    return { state: step.to };
  });
});
