import { projectGet } from '../../../../contract/calls/project/project';
import { offersEnrolment } from '../../../../domain/project/enrolment';
import { countEnrolled } from '../../../data/enrolments';
import { findOwnProject } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { ruleBook } from '../../../data/rule-table';
import { detailOf } from './project-view';

export const get = defineProcedure(projectGet, async (context, { projectId }) => {
  const { institutionId } = context.caller.session;
  const project = await findOwnProject(context.db, { projectId, institutionId });
  const [book, enrolled] = await Promise.all([
    ruleBook(context.db, context.at),
    offersEnrolment(project) ? countEnrolled(context.db, projectId) : undefined,
  ]);
  return {
    ...detailOf(project, { book, now: context.at }),
    ...(enrolled === undefined ? {} : { enrolled }),
  };
});
