import { evaluationResults } from '../../../../contract/calls/evaluation/evaluation';
import { evaluationPeriod, type EvaluationPeriod } from '../../../../domain/evaluation/period';
import { defineProcedure } from '../../../call/procedure';
import { peopleOf } from '../../../data/attendance-counts';
import type { AdministratorSession, Project } from '../../../data/documents';
import type { Database } from '../../../data/database';
import { answeredOf, getEvaluation } from '../../../data/evaluations';
import { batchOf, findOwnProject, findSubmittedProject } from '../../../data/projects';
import { shownResults } from '../../../evaluation/results';
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

/** @throws Refusal `notFound` for another institution's project, and for the centre for one that was never handed in */
export const readableProject = (
  db: Database,
  caller: { kind: 'administrator' | 'reviewer'; session: AdministratorSession },
  projectId: string,
): Promise<Project> =>
  caller.kind === 'reviewer'
    ? findSubmittedProject(db, projectId)
    : findOwnProject(db, { projectId, institutionId: caller.session.institutionId });
