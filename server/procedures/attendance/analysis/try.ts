import { analysisTry } from '../../../../contract/calls/attendance/analysis';
import { spotChecksOf } from '../../../../domain/attendance/spot-check';
import { batchOf, findOwnProject } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { figuresOfMade, makeAnalysis, windowsByCourse } from './make';

/** What an analysis with these windows would find (G2): the same rules, and nothing is written. */
export const tryAnalysis = defineProcedure(analysisTry, async (context, input) => {
  const { projectId, batchId } = input;
  const { institutionId } = context.caller.session;
  const project = await findOwnProject(context.db, { projectId, institutionId });
  const batch = batchOf(project, batchId);
  const courses = windowsByCourse(context, { project, batch, wanted: input });
  const ownBatch = { institutionId, projectId, batchId };
  // Who was elsewhere changes no figure, and is not looked up for each try.
  const made = await makeAnalysis(context.db, {
    ownBatch,
    batch,
    courses,
    spotChecks: spotChecksOf(project, batchId),
    flagged: false,
  });
  const { batch: figures, ...rest } = figuresOfMade(made, project);
  return { ...rest, ...figures };
});
