import { reviewPaper } from '../../../../contract/calls/credit/review';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { allHaveCome, notePapers, papersOf } from '../../../../domain/project/paper-originals';
import { documentKinds } from '../../../../domain/project/project';
import { notePaper } from '../../../data/decisions';
import { changeProject, findSubmittedProject } from '../../../data/projects';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';

const allKinds = documentKinds.map(({ code }) => code);

/** Notes that the paper originals (M10) are there, or takes that back. They come by post, often after the decision. */
export const paper = defineProcedure(reviewPaper, async (context, { projectId, received, kinds }) =>
  runIdempotent(context, reviewPaper, async (tx) => {
    const before = await findSubmittedProject(tx, projectId);
    const paperNoted = { by: context.caller.session.name, at: context.at };
    const earlier = papersOf(before);
    const papers = notePapers(earlier, { kinds: kinds ?? allKinds, received, noted: paperNoted });
    const paperReceived = allHaveCome(papers);
    // Noted so already: nothing has happened.
    if (Object.keys(papers).length === Object.keys(earlier).length) return { received: paperReceived };
    await notePaper(tx, before, !paperReceived);
    await changeProject(tx, before, { paperReceived, paperNoted, papers });
    await logProjectAct(tx, context, {
      project: { projectId, institutionId: before.institutionId },
      action: received ? 'project.paperReceived' : 'project.paperMissing',
      subject: `project:${projectId}`,
      before,
      note: (kinds ?? allKinds).map((kind) => labelOf(documentKinds, kind)).join('、'),
      after: { ...before, paperReceived, papers },
    });
    return { received: paperReceived };
  }),
);
