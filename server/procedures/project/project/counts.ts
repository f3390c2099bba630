import { projectCounts } from '../../../../contract/calls/project/project';
import { dueOf } from '../../../../domain/credit/project-step';
import { findUnfinished } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';

/** The figures on the chips of M4's list. */
export const counts = defineProcedure(projectCounts, async ({ db, caller, at }) => {
  const unfinished = await findUnfinished(db, caller.session.institutionId);
  return {
    unfinished: unfinished.length,
    returned: unfinished.filter(({ state }) => state === 'returned').length,
    overdue: unfinished.filter((project) => (dueOf(project, at)?.daysLate ?? 0) > 0).length,
  };
});
