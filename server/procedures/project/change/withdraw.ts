import { changeWithdraw } from '../../../../contract/calls/project/change';
import { decideChangeWithdrawal } from '../../../../domain/project/change-request';
import { isHeld } from '../../../../domain/project/review-hold';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { openChangeOf, saveChange } from '../../../data/changes';
import { findOwnProject } from '../../../data/projects';

/** Takes a request back from the centre before it has begun with it; one that is not there is dropped. */
export const withdraw = defineProcedure(changeWithdraw, (context, { projectId }) =>
  runIdempotent(context, changeWithdraw, async (tx) => {
    const project = await findOwnProject(tx, { projectId, institutionId: context.caller.session.institutionId });
    const change = await openChangeOf(tx, project);
    if (!change) return context.refuse('wrongState', { state: project.state });
    const step = decideChangeWithdrawal(change.state, {
      begun: isHeld(change.inReview, context.at),
      reviewed: change.reviews.length > 0,
    });
    if (step.kind === 'refuse') return context.refuse(step.reason, { state: change.state });
    const after = { ...change, state: step.to, revision: change.revision + 1, inReview: null };
    await saveChange(tx, project, after);
    await logProjectAct(tx, context, {
      project: { projectId, institutionId: project.institutionId },
      action: step.to === 'dropped' ? 'change.dropped' : 'change.withdrawn',
      subject: `change:${change._id}`,
      before: change,
      after,
    });
    return { state: step.to };
  }),
);
