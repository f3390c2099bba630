import { changeGet } from '../../../../contract/calls/project/change';
import { defineProcedure } from '../../../call/procedure';
import { openChangeOf } from '../../../data/changes';
import { findOwnProject } from '../../../data/projects';
import { changeViewOf } from './change-view';

export const get = defineProcedure(changeGet, async ({ db, caller, at }, { projectId }) => {
  const project = await findOwnProject(db, { projectId, institutionId: caller.session.institutionId });
  return changeViewOf(db, { project, change: await openChangeOf(db, project), now: at });
});
