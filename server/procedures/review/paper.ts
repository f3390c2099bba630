import { reviewPaper } from '../../../contract/calls/review';
import { changeProject, findSubmittedProject } from '../../data/projects';
import { runOnce } from '../../once';
import { defineProcedure } from '../../procedure';
import { logProjectAct } from '../../office-log';

/** Notes that the paper originals (M10) are there, or takes that back. They come by post, often after the decision. */
export const paper = defineProcedure(reviewPaper, async (context, { projectId, received }) =>
  runOnce(context, reviewPaper, async (tx) => {
    const before = await findSubmittedProject(tx, projectId);
    if (before.paperReceived === received) return { received };
    await changeProject(tx, projectId, { paperReceived: received });
    await logProjectAct(tx, context, {
      project: { projectId, institutionId: before.institutionId },
      action: received ? 'project.paperReceived' : 'project.paperMissing',
      subject: `project:${projectId}`,
      before,
      after: { ...before, paperReceived: received },
    });
    return { received };
  }),
);
