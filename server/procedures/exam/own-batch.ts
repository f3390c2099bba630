import { refuse } from '../../call/refusal';
import type { Database } from '../../data/database';
import type { ExamPaper, Project } from '../../data/documents';
import type { OfBatch } from '../../data/evaluations';
import { findPlan, type PaperPlan } from '../../data/exams';
import { batchOf, findOwnProject } from '../../data/projects';

/** The exam of a batch of the caller's own institution. @throws Refusal `notFound`, also where the batch has none */
export async function ownPaper(
  db: Database,
  which: OfBatch,
  { institutionId }: Pick<ExamPaper, 'institutionId'>,
): Promise<{ project: Project; paper: PaperPlan }> {
  const project = await findOwnProject(db, { projectId: which.projectId, institutionId });
  batchOf(project, which.batchId);
  return { project, paper: (await findPlan(db, which)) ?? refuse('notFound') };
}
