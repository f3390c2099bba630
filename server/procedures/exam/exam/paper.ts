import { examPaper } from '../../../../contract/calls/exam/exam';
import { evaluationPeriod } from '../../../../domain/evaluation/period';
import { addDays, instantOf } from '../../../../domain/kernel/time';
import type { ExamPlan } from '../../../../domain/exam/paper';
import type { Batch } from '../../../../domain/project/batch';
import { defineProcedure } from '../../../call/procedure';
import type { Project } from '../../../data/documents';
import { begunOf, getPaper, passedOf, tagsOfBank } from '../../../data/exams';
import { batchOf, findOwnProject } from '../../../data/projects';

/** The paper of a batch of the caller's own institution. */
export const paper = defineProcedure(examPaper, async ({ db, caller }, which) => {
  const { institutionId } = caller.session;
  const project = await findOwnProject(db, { projectId: which.projectId, institutionId });
  const batch = batchOf(project, which.batchId);
  const [saved, bank, { begun, passed }] = await Promise.all([
    getPaper(db, which),
    tagsOfBank(db, institutionId),
    db.together({ collection: 'institutions', id: institutionId }, { begun: begunOf(which), passed: passedOf(which) }),
  ]);
  const counts = new Map<string, number>();
  for (const tag of bank.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return {
    title: project.title,
    projectNumber: project.projectNumber,
    creditLevel: project.creditLevel,
    batchBegin: batch.begin,
    batchEnd: batch.end,
    plan: saved?.plan ?? null,
    proposed: proposedFor(batch, project.courses),
    revision: saved?.revision ?? 0,
    bank: [...counts].map(([tag, questions]) => ({ tag, questions })).sort((a, b) => b.questions - a.questions),
    questions: bank.length,
    begun,
    passed,
  };
});

const DAYS_TO_TAKE = 7;

/** What to begin with: from the end of the first teaching to the end of the seventh day after the batch, 60 of 100 points. */
const proposedFor = (batch: Batch, courses: Project['courses']): ExamPlan => ({
  sections: [{ tag: '', count: 20, points: 5 }],
  passPoints: 60,
  minutes: 40,
  attempts: 2,
  opensAt: evaluationPeriod(batch, courses).opensAt,
  closesAt: instantOf(addDays(batch.end, DAYS_TO_TAKE + 1)),
  shuffleQuestions: true,
  shuffleOptions: true,
  halfPoints: true,
  review: 'afterClose',
});
