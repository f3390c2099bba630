import { reviewPaper } from '../../../../contract/calls/credit/review';
import { notePaper } from '../../../data/decisions';
import { changeProject, findSubmittedProject } from '../../../data/projects';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';

/** Notes that the paper originals (M10) are there, or takes that back. They come by post, often after the decision. */
export const paper = defineProcedure(reviewPaper, async (context, { projectId, received }) =>
  runIdempotent(context, reviewPaper, async (tx) => {
    const before = await findSubmittedProject(tx, projectId);
    if (before.paperReceived === received) return { received };
    const paperNoted = { by: context.caller.session.name, at: context.at };
    await notePaper(tx, before, !received);
    await changeProject(tx, before, { paperReceived: received, paperNoted });
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
