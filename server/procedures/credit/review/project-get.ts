import { reviewProjectGet } from '../../../../contract/calls/credit/review';
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
  };
});
