import { reviewProject } from '../../../../contract/calls/credit/review';
import type { ParsedInputOf } from '../../../../contract';
import { unfitDocuments, type DocumentMarks, type ReviewedDocument } from '../../../../domain/project/document-marks';
import { areObjections } from '../../../../domain/project/objections';
import { documentKinds } from '../../../../domain/project/project';
import { decideProjectReview, type ProjectReview } from '../../../../domain/project/project-state';
import type { Project, Review } from '../../../data/documents';
import { noteDecision } from '../../../data/decisions';
import { tell } from '../../../data/messages';
import { changeProject, findSubmittedProject } from '../../../data/projects';
import { tellSessions } from '../../../data/sessions';
import { projectDecided } from '../../../message/project-events';
import { runIdempotent } from '../../../call/idempotency';
import { digestsOf } from '../../../files/attach-upload';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { assertAcceptableTexts } from '../../../guard/text-check';

/** The centre's decision on a submitted project (M10, C2). */
export const project = defineProcedure(reviewProject, async (context, input) => {
  const { projectId, decision, reason = '' } = input;
  const objections = decision === 'return' ? (input.objections ?? []) : [];
  await assertAcceptableTexts(context, [reason, ...objections.map((objection) => objection.reason)]);
  return runIdempotent(context, reviewProject, async (tx) => {
    const reviewed = await findSubmittedProject(tx, projectId);
    const step = decideProjectReview(reviewed.state, judgedBy(input));
    if (step.kind === 'refuse') return context.refuse(step.reason, { state: reviewed.state });
    if (reviewed.reviews.length !== input.decisionsSeen) return context.refuse('submittedAgain');
    if (!areObjections(objections, reviewed)) return context.refuse('objectionsInvalid');
    const unfit = unfitDocuments(input.documentMarks);
    const review: Review = {
      decision,
      reason,
      at: context.at,
      by: context.caller.session.name,
      ...(objections.length === 0 ? {} : { objections }),
      ...(unfit.length === 0 ? {} : { unfitDocuments: unfit }),
      documents: reviewedDocuments(reviewed, input.documentMarks),
    };
    const { form, courses, batches } = reviewed;
    const reviewedContent = { form, courses, batches };
    const changes = { inReview: null, reviewedContent, state: step.to, reviews: [...reviewed.reviews, review] };
    await changeProject(tx, reviewed, changes);
    await noteDecision(tx, {
      kind: 'project',
      subjectId: projectId,
      projectId,
      about: reviewed,
      decision,
      reason,
      at: context.at,
      by: review.by,
      paperMissing: decision === 'approve' && !reviewed.paperReceived,
    });
    await tellSessions(tx, reviewed, step.to);
    await tell(tx, context, projectDecided(reviewed, review));
    await logProjectAct(tx, context, {
      project: { projectId, institutionId: reviewed.institutionId },
      action: decision === 'approve' ? 'project.approved' : 'project.returned',
      subject: `project:${projectId}`,
      ...(reason === '' ? {} : { note: reason }),
      before: reviewed,
      after: { ...reviewed, ...changes, documentMarks: input.documentMarks, objections },
      files: digestsOf(Object.values(reviewed.documents)),
    });
    return { state: step.to };
  });
});

/** Which files were before the reviewer, each with its mark: the next review goes on from there. */
function reviewedDocuments({ documents }: Project, marks: DocumentMarks): ReviewedDocument[] {
  return documentKinds.flatMap(({ code: kind }) => {
    const { digest } = documents[kind] ?? {};
    const mark = marks[kind];
    return digest === undefined ? [] : [{ kind, digest, ...(mark === undefined ? {} : { mark }) }];
  });
}

function judgedBy({ decision, reason = '', documentMarks }: ParsedInputOf<'review.project'>): ProjectReview {
  return decision === 'return' ? { kind: 'return', reason } : { kind: 'approve', documentMarks };
}
