import type { ErrorCode } from '../../../../contract';
import { recordCounts } from '../../../../domain/attendance/attendance-record';
import { examStanding, takesAnswers, type ExamStanding } from '../../../../domain/exam/attempt';
import type { Batch } from '../../../../domain/project/batch';
import { refuse } from '../../../call/refusal';
import { recordsOfPersonIn } from '../../../data/attendance';
import type { Database } from '../../../data/database';
import type { ExamResult, Person, Project } from '../../../data/documents';
import type { OfBatch } from '../../../data/evaluations';
import { findPlan, getResult, type PaperPlan } from '../../../data/exams';
import { batchOf, findPublicProject } from '../../../data/projects';

/** Why nobody begins now. */
export const standingRefusals = {
  notOpen: 'examNotOpen',
  closed: 'examClosed',
  notAttended: 'examNotAttended',
  passed: 'examPassed',
  noAttemptsLeft: 'noAttemptsLeft',
} as const satisfies Partial<Record<ExamStanding, ErrorCode>>;

/** The exam of a batch, and how one person stands to it. */
export interface OwnExam {
  project: Project;
  batch: Batch;
  /** Missing where the meeting has no exam. */
  exam: { paper: PaperPlan; result: ExamResult | undefined; standing: ExamStanding } | undefined;
}

/** @throws Refusal `notFound` for what is not held */
export async function ownExam(db: Database, which: OfBatch, person: Person, now: number): Promise<OwnExam> {
  const project = await findPublicProject(db, which.projectId);
  if (project.state === 'cancelled') return refuse('notFound');
  const batch = batchOf(project, which.batchId);
  const [paper, result, records] = await Promise.all([
    findPlan(db, which),
    getResult(db, which, person._id),
    recordsOfPersonIn(db, { ...which, institutionId: project.institutionId }, person._id),
  ]);
  if (!paper) return { project, batch, exam: undefined };
  const standing = examStanding({
    now,
    plan: paper.plan,
    attended: records.some(({ origin, confirmed, removed }) =>
      recordCounts({ origin, confirmed, removed, registration: person.state }),
    ),
    passed: result?.passed === true,
    attemptsUsed: result?.attempts ?? 0,
    running: result?.running != null && takesAnswers(now, result.running),
  });
  return { project, batch, exam: { paper, result, standing } };
}
