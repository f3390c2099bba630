import { evaluationResults } from '../../../../contract/calls/evaluation/evaluation';
import { evaluationPeriod, type EvaluationPeriod } from '../../../../domain/evaluation/period';
import { resultsOf } from '../../../../domain/evaluation/results';
import { defineProcedure } from '../../../call/procedure';
import { peopleOf } from '../../../data/attendance-counts';
import type { AdministratorSession, Evaluation, Project } from '../../../data/documents';
import type { Database } from '../../../data/database';
import { answeredOf, answersOf, getEvaluation } from '../../../data/evaluations';
import { batchOf, findOwnProject, findSubmittedProject } from '../../../data/projects';
import { endOf } from './standing';

/** What the holding institution and the centre may see of an evaluation now. */
export const results = defineProcedure(evaluationResults, async ({ db, caller, at }, which) => {
  const project = await readableProject(db, caller, which.projectId);
  const batch = batchOf(project, which.batchId);
  const evaluation = await getEvaluation(db, which);
  const period = { ...evaluationPeriod(batch, project.courses), ...endOf(evaluation) };
  const { institutionId } = project;
  const { answers, people } = await db.together(
    { collection: 'institutions', id: caller.session.institutionId },
    { answers: answeredOf(which), people: peopleOf({ ...which, institutionId }) },
  );
  const state = stateAt(period, at);
  const shown = state === 'closed' ? await shownResults(db, evaluation) : undefined;
  return {
    title: project.title,
    projectNumber: project.projectNumber,
    creditLevel: project.creditLevel,
    batchBegin: batch.begin,
    batchEnd: batch.end,
    ...period,
    state,
    answers,
    people,
    results: shown
      ? {
          meanHundredths: shown.meanHundredths,
          questions: shown.questions,
          textCount: shown.textCount,
          heldCount: shown.heldCount,
        }
      : null,
  };
});

export const stateAt = ({ opensAt, closesAt }: EvaluationPeriod, now: number): 'notOpen' | 'open' | 'closed' =>
  now < opensAt ? 'notOpen' : now < closesAt ? 'open' : 'closed';

/** The results of a batch whose evaluation has closed; undefined where too few have answered. */
async function shownResults(db: Database, evaluation: Evaluation | undefined) {
  if (!evaluation) return undefined;
  if (evaluation.results === undefined) return reckoned(db, evaluation);
  return evaluation.results && { ...evaluation.results, meanHundredths: evaluation.meanHundredths ?? null };
}

/** The same of the answers themselves: until it is kept, and of what was closed before it was. */
export async function reckoned(db: Database, evaluation: Evaluation) {
  const results = resultsOf(evaluation.questions, await answersOf(db, evaluation));
  return results && { ...results, textCount: results.texts.length };
}

/** @throws Refusal `notFound` for another institution's project, and for the centre for one that was never handed in */
export const readableProject = (
  db: Database,
  caller: { kind: 'administrator' | 'reviewer'; session: AdministratorSession },
  projectId: string,
): Promise<Project> =>
  caller.kind === 'reviewer'
    ? findSubmittedProject(db, projectId)
    : findOwnProject(db, { projectId, institutionId: caller.session.institutionId });
