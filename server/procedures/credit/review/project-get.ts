import { reviewProjectGet } from '../../../../contract/calls/credit/review';
import { answered } from '../../../../domain/project/objections';
import { documentKinds } from '../../../../domain/project/project';
import type { Project } from '../../../data/documents';
import { findSubmittedProject } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { waitingDays } from '../../../../domain/kernel/time';
import { contentView, detailOf } from '../../project/project/project-view';
import { ruleBook } from '../../../data/rule-table';
import { checksFor } from './checks-for';

/** A project as the centre reviews it (C2), with what the system has compared. */
export const projectGet = defineProcedure(reviewProjectGet, async ({ db, at }, { projectId }) => {
  const project = await findSubmittedProject(db, projectId);
  const judging = { book: await ruleBook(db, at), now: at };
  return {
    project: detailOf(project, judging),
    ...(project.state === 'submitted' && project.reviewedContent
      ? { previous: contentView(project.reviewedContent) }
      : {}),
    waitingDays: project.state === 'submitted' ? waitingDays(project.submittedAt, at) : 0,
    checks: checksFor(project, judging),
    ...(project.late ? { late: project.late } : {}),
    ...answersOf(project),
  };
});

/** What was objected to last, and whether it is another since; nothing where no version from then is kept. */
function answersOf({ state, reviews, reviewedContent, documents, ...content }: Project) {
  const last = reviews.at(-1);
  if (state !== 'submitted' || !reviewedContent || last?.objections === undefined) return {};
  const before = { ...reviewedContent, documents: last.documents ?? [] };
  const present = documentKinds.map(({ code: kind }) => ({ kind, digest: documents[kind]?.digest }));
  return { answered: answered(last.objections, before, { ...content, documents: present }) };
}
