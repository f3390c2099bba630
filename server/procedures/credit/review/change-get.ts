import { reviewChangeGet } from '../../../../contract/calls/credit/review';
import { waitingDays } from '../../../../domain/kernel/time';
import { defineProcedure } from '../../../call/procedure';
import { findSubmittedChange } from '../../../data/changes';
import { findSubmittedProject } from '../../../data/projects';
import { changeViewOf, projectAfter } from '../../project/change/change-view';
import { ruleBook } from '../../../data/rule-table';
import { checksFor } from './checks-for';

/** A change request as the centre reviews it: before and after, and what the system has compared of what it would be. */
export const changeGet = defineProcedure(reviewChangeGet, async ({ db, at }, { changeId }) => {
  const change = await findSubmittedChange(db, changeId);
  const project = await findSubmittedProject(db, change.projectId);
  return {
    ...(await changeViewOf(db, { project, change, now: at })),
    waitingDays: change.state === 'submitted' ? waitingDays(change.submittedAt, at) : 0,
    checks: checksFor(projectAfter(project, change), { book: await ruleBook(db, at), now: at }),
  };
});
