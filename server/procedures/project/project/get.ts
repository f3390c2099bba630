import { projectGet } from '../../../../contract/calls/project/project';
import { findOwnProject } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { ruleBook } from '../../../data/rule-table';
import { detailOf } from './project-view';

export const get = defineProcedure(projectGet, async (context, { projectId }) => {
  const { institutionId } = context.caller.session;
  const project = await findOwnProject(context.db, { projectId, institutionId });
  return detailOf(project, { book: await ruleBook(context.db, context.at), now: context.at });
});
