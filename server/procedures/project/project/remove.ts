import { projectRemove } from '../../../../contract/calls/project/project';
import { filesOfProject, moveUses } from '../../../data/kept-files';
import { findOwnProject, removeProject } from '../../../data/projects';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';

/** Only a draft that the centre has never seen can go; what was handed in stays on record. */
export const remove = defineProcedure(projectRemove, (context, { projectId }) =>
  runIdempotent(context, projectRemove, async (tx) => {
    const project = await findOwnProject(tx, { projectId, institutionId: context.caller.session.institutionId });
    if (project.state !== 'draft' || project.timesSubmitted > 0)
      return context.refuse('wrongState', { state: project.state });
    await removeProject(tx, projectId);
    const before = filesOfProject(project);
    await moveUses(tx, { before, after: { ...before, digests: new Set() }, now: context.at });
    await logProjectAct(tx, context, {
      project: { projectId, institutionId: project.institutionId },
      action: 'project.removed',
      subject: `project:${projectId}`,
      before: project,
      after: null,
    });
    return {};
  }),
);
