import { projectWithdraw } from '../../../../contract/calls/project/project';
import { decideProjectWithdrawal } from '../../../../domain/project/project-state';
import { isHeld } from '../../../../domain/project/review-hold';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { changeProject, findOwnProject } from '../../../data/projects';

/** Takes a submission back before the centre has begun with it (rules: "Project"). */
export const withdraw = defineProcedure(projectWithdraw, (context, { projectId }) =>
  runIdempotent(context, projectWithdraw, async (tx) => {
    const project = await findOwnProject(tx, { projectId, institutionId: context.caller.session.institutionId });
    const step = decideProjectWithdrawal(project.state, {
      begun: isHeld(project.inReview, context.at),
      reviewed: project.reviews.length > 0,
    });
    if (step.kind === 'refuse') return context.refuse(step.reason, { state: project.state });
    const after = await changeProject(tx, project, { state: step.to, inReview: null });
    await logProjectAct(tx, context, {
      project: { projectId, institutionId: project.institutionId },
      action: 'project.withdrawn',
      subject: `project:${projectId}`,
      before: project,
      after,
    });
    return { state: step.to };
  }),
);
