import { questionsOf, type EvaluationQuestion } from '../../../../domain/evaluation/form';
import {
  evaluationPeriod,
  evaluationStanding,
  type EvaluationPeriod,
  type EvaluationStanding,
} from '../../../../domain/evaluation/period';
import { recordCounts } from '../../../../domain/attendance/attendance-record';
import type { Batch } from '../../../../domain/project/batch';
import { refuse } from '../../../call/refusal';
import { recordsOfPersonIn } from '../../../data/attendance';
import type { Database } from '../../../data/database';
import type { Evaluation, EvaluationForm, Person, Project } from '../../../data/documents';
import { getEvaluation, getMark, lecturersOfProject, type OfBatch } from '../../../data/evaluations';
import { batchOf, findPublicProject } from '../../../data/projects';

/** The evaluation of a batch, and how one person stands to it. */
export interface OwnEvaluation {
  project: Project;
  batch: Batch;
  period: EvaluationPeriod;
  evaluation: Evaluation | undefined;
  standing: EvaluationStanding;
}

/** @throws Refusal `notFound` for what is not held */
export async function ownEvaluation(db: Database, which: OfBatch, person: Person, now: number): Promise<OwnEvaluation> {
  const project = await findPublicProject(db, which.projectId);
  if (project.state === 'cancelled') return refuse('notFound');
  const batch = batchOf(project, which.batchId);
  const { institutionId } = project;
  const [mark, evaluation, records] = await Promise.all([
    getMark(db, which, person._id),
    getEvaluation(db, which),
    recordsOfPersonIn(db, { ...which, institutionId }, person._id),
  ]);
  const period = { ...evaluationPeriod(batch, project.courses), ...endOf(evaluation) };
  const attended = records.some(({ origin, confirmed, removed }) =>
    recordCounts({ origin, confirmed, removed, registration: person.state }),
  );
  const standing = evaluationStanding({ now, period, attended, answered: mark !== undefined });
  return { project, batch, period, evaluation, standing };
}

/** What is asked: frozen by the first answer, until then what the form says. */
export const questionsAsked = (
  evaluation: Pick<Evaluation, 'questions'> | undefined,
  form: EvaluationForm,
  project: Project,
): EvaluationQuestion[] => evaluation?.questions ?? questionsOf(form.items, lecturersOfProject(project));

/** An evaluation that has begun ends when it was said to: one that was closed does not open again because its batch is moved. */
export const endOf = (evaluation: Pick<Evaluation, 'closesAt'> | undefined): { closesAt: number } | undefined =>
  evaluation && { closesAt: evaluation.closesAt };
