import { projectGet } from '../../../../contract/calls/project/project';
import { findOwnProject } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { detailOf } from './project-view';

export const get = defineProcedure(projectGet, async (context, { projectId }) => {
  const { institutionId } = context.caller.session;
  return detailOf(await findOwnProject(context.db, { projectId, institutionId }), context.at);
});
