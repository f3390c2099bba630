import { projectClose } from '../../../../contract/calls/project/project';
import { closingOf } from '../../../../domain/credit/project-step';
import { decideProjectClose } from '../../../../domain/project/project-state';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { findOwnProject } from '../../../data/projects';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { endedWithoutCredits } from '../../../message/project-events';
import { endProject } from './end-project';

/** Everything is done; people of a batch that ends without credits are told so (rules: "Project"). */
export const close = defineProcedure(projectClose, async (context, { projectId, revision, reason = '' }) => {
  await assertAcceptableTexts(context, [reason]);
  return runIdempotent(context, projectClose, async (tx) => {
    const project = await findOwnProject(tx, { projectId, institutionId: context.caller.session.institutionId });
    const { withoutCredits, ...closing } = closingOf(project, context.at);
    const count = withoutCredits.length;
    const step = decideProjectClose(project.state, { ...closing, withoutCredits: count, reason });
    if (step.kind === 'refuse') return context.refuse(step.reason, { state: project.state });
    if (revision !== project.revision) return context.refuse('staleRevision');
    await endProject(tx, context, {
      project,
      to: step.to,
      reason,
      action: 'project.closed',
      events: [],
      audience:
        count === 0 ? undefined : endedWithoutCredits(project, { batchIds: withoutCredits, reason, at: context.at }),
    });
    return { state: step.to };
  });
});
