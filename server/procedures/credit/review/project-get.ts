import { reviewProjectGet } from '../../../../contract/calls/credit/review';
import { findSubmittedProject } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { waitingDays } from '../../../../domain/kernel/time';
import { checksOf, detailOf } from '../../project/project/project-view';

/** A project as the centre reviews it (C2), with what the system has compared. */
export const projectGet = defineProcedure(reviewProjectGet, async ({ db, at }, { projectId }) => {
  const project = await findSubmittedProject(db, projectId);
  return {
    project: detailOf(project, at),
    waitingDays: project.state === 'submitted' ? waitingDays(project.submittedAt, at) : 0,
    checks: checksOf(project, at).map(({ code, ok, ...figures }) => ({
      code,
      result: ok ? ('pass' as const) : ('warn' as const),
      figures,
    })),
  };
});
