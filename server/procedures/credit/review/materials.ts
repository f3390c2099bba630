import { reviewMaterials } from '../../../../contract/calls/credit/review';
import { decideMaterialsReview } from '../../../../domain/credit/grant';
import type { Review } from '../../../data/documents';
import { addTellJob } from '../../../data/jobs';
import { noteDecision } from '../../../data/decisions';
import { findProject } from '../../../data/projects';
import { tell } from '../../../data/messages';
import { findReviewedRound, moveRound } from '../../../data/rounds';
import { materialsDecided } from '../../../message/project-events';
import { runIdempotent } from '../../../call/idempotency';
import { digestsOf } from '../../../files/attach-upload';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { assertAcceptableTexts } from '../../../guard/text-check';

/** The centre's decision on a round's materials (M23): the state of the round is the state of all its ledger entries. */
export const materials = defineProcedure(reviewMaterials, async (context, input) => {
  const { roundId, decision, reason = '', items = [], decisionsSeen } = input;
  await assertAcceptableTexts(context, [reason, ...items.map((item) => item.reason)]);
  return runIdempotent(context, reviewMaterials, async (tx) => {
    const round = await findReviewedRound(tx, roundId);
    const step = decideMaterialsReview(round.state, { kind: decision, reason });
    if (step.kind === 'refuse') return context.refuse(step.reason, { state: round.state });
    if (round.reviews.length !== decisionsSeen) return context.refuse('submittedAgain');
    const made = round.made ?? [];
    const digests = digestsOf([...round.files, ...made.flatMap(({ files }) => files)]);
    const review: Review = {
      ...{ decision, reason, at: context.at, by: context.caller.session.name, digests },
      ...(decision === 'return'
        ? {
            materials: {
              items,
              files: round.files.map(({ kind, fileId }) => ({ kind, fileId })),
              made: made.map(({ item, basis, figures }) => ({ item, basis, figures })),
            },
          }
        : {}),
    };
    await tell(tx, context, materialsDecided(round, review));
    if (step.to === 'effective') await addTellJob(tx, { roundId, createdAt: context.at });
    const { projectId } = round;
    const project = await findProject(tx, projectId);
    if (!project) throw new Error('a round without its project');
    const { at, by } = review;
    await noteDecision(tx, {
      kind: 'materials',
      subjectId: roundId,
      projectId,
      about: project,
      decision,
      reason,
      at,
      by,
    });
    const moved = await moveRound(tx, { round, to: step.to, also: { reviews: [...round.reviews, review] } });
    await logProjectAct(tx, context, {
      project: round,
      action: decision === 'approve' ? 'materials.approved' : 'materials.returned',
      subject: `round:${roundId}`,
      ...(reason === '' ? {} : { note: reason }),
      before: round,
      after: moved,
      files: digests,
    });
    return { state: step.to };
  });
});
