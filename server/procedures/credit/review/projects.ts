import { reviewProjects } from '../../../../contract/calls/credit/review';
import { listSubmitted } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { rowOf } from '../../project/project/project-view';

/** Every project that was handed in, of all institutions, by the time it was added (M4). */
export const projects = defineProcedure(reviewProjects, async ({ db, at }, { cursor, limit, ...filter }) => {
  const page = await listSubmitted(db, filter, { cursor, limit });
  return {
    ...page,
    rows: page.rows.map((project) => ({ ...rowOf(project, at), institutionName: project.institutionName })),
  };
});
