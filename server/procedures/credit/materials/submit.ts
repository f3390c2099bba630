import { materialsSubmit } from '../../../../contract/calls/credit/materials';
import { decideMaterialsSubmission } from '../../../../domain/credit/grant';
import { itemsLacking } from '../../../../domain/credit/generated-materials';
import { isUnchangedSince, missingMaterials } from '../../../../domain/credit/materials';
import { isReason } from '../../../../domain/kernel/reason';
import { dayOf } from '../../../../domain/kernel/time';
import { daysLate, reportBy } from '../../../../domain/project/deadlines';
import type { GrantRound, Project } from '../../../data/documents';
import { findOwnRound, moveRound } from '../../../data/rounds';
import { findOwnProject } from '../../../data/projects';
import { materialFacts } from '../../../materials/facts';
import { madeOf } from '../../../materials/made';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { digestsOf } from '../../../files/attach-upload';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { lastReturn, packOf } from './returned';

/** Hands the materials of a round to the centre, for the first time or again after a return (M23). */
export const submit = defineProcedure(materialsSubmit, async (context, { roundId, answer = '' }) => {
  await assertAcceptableTexts(context, [answer]);
  const earlier = await earlierAnswer(context, materialsSubmit);
  if (earlier) return earlier;
  const { db, at: now } = context;
  const own = { roundId, institutionId: context.caller.session.institutionId };
  const seen = await findOwnRound(db, own);
  // Counted before the transaction: what somebody writes in that moment is in no file, as if it came after the hand-in.
  const project = await findOwnProject(db, { ...own, projectId: seen.projectId });
  const facts = await materialFacts(db, seen, project);
  return runIdempotent(context, materialsSubmit, async (tx) => {
    const round = await findOwnRound(tx, own);
    const { state, files, made = [] } = round;
    const uploaded = files.map(({ kind }) => kind);
    const missing = [...itemsLacking({ facts, made: madeOf(round), now }), ...missingMaterials(uploaded, round)];
    const unchanged = isUnchangedSince(lastReturn(round), packOf(round)) && !isReason(answer);
    const step = decideMaterialsSubmission(state, missing, unchanged);
    if (step.kind === 'refuse') return context.refuse(step.reason, { state, missing });
    if (lateReport(round, project, now) && !isReason(answer)) return context.refuse('lateReasonRequired');
    const moved = await moveRound(tx, { round, to: step.to, also: { submittedAt: now, answer, making: null } });
    await logProjectAct(tx, context, {
      project: round,
      action: 'materials.submitted',
      subject: `round:${roundId}`,
      ...(answer === '' ? {} : { note: answer }),
      before: round,
      after: moved,
      files: digestsOf([...files, ...made.flatMap((each) => each.files)]),
    });
    return { state: step.to };
  });
});

/** Handed in for the first time, and later than the rule says. What a return has delayed is nobody's fault; a supplement has its own reason. */
function lateReport({ state, batchId, supplementFor }: GrantRound, { batches }: Project, now: number): boolean {
  if (state !== 'granted' || supplementFor !== undefined) return false;
  const end = batches.find((batch) => batch.batchId === batchId)?.end ?? null;
  return daysLate(reportBy(end), dayOf(now)) > 0;
}
