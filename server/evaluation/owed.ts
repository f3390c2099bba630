import type { OutputOf } from '../../contract';
import { recordCounts } from '../../domain/attendance/attendance-record';
import { examStanding, takesAnswers } from '../../domain/exam/attempt';
import { evaluationPeriod, evaluationStanding } from '../../domain/evaluation/period';
import { idOf } from '../../domain/kernel/id';
import type { AttendanceRecord, EvaluationMark, ExamPaper, ExamResult, Person, Project } from '../data/documents';
import { evaluationIdOf } from '../data/evaluations';
import { paperIdOf } from '../data/exams';

type Owed = NonNullable<OutputOf<'home.trainee'>['own']>['owed'];

/** The evaluations that a trainee may answer now and has not. */
export function owedEvaluations({
  person,
  records,
  projects,
  answered,
  now,
}: {
  person: Pick<Person, 'state'>;
  /** Their check-ins of the last weeks. */
  records: readonly AttendanceRecord[];
  /** Those of the records, by their ids. */
  projects: ReadonlyMap<string, Pick<Project, 'title' | 'batches' | 'courses'>>;
  answered: readonly Pick<EvaluationMark, 'evaluationId'>[];
  now: number;
}): Owed {
  const done = new Set(answered.map(({ evaluationId }) => evaluationId));
  const counting = records.filter(({ origin, confirmed, removed }) =>
    recordCounts({ origin, confirmed, removed, registration: person.state }),
  );
  const attended = new Map(counting.map((record) => [idOf(record.projectId, record.batchId), record]));
  return [...attended.values()].flatMap(({ projectId, batchId }) => {
    const project = projects.get(projectId);
    const batch = project?.batches.find((each) => each.batchId === batchId);
    if (!project || !batch) return [];
    const period = evaluationPeriod(batch, project.courses);
    const isAnswered = done.has(evaluationIdOf({ projectId, batchId }));
    if (evaluationStanding({ now, period, attended: true, answered: isAnswered }) !== 'open') return [];
    return [{ kind: 'evaluation' as const, projectId, batchId, title: project.title, until: period.closesAt }];
  });
}

/** The exams that a trainee may take now and has not passed. */
export function owedExams({
  person,
  records,
  papers,
  taken,
  now,
}: {
  person: Pick<Person, 'state'>;
  records: readonly AttendanceRecord[];
  /** Those of the batches of the records, by their ids. */
  papers: ReadonlyMap<string, Pick<ExamPaper, 'projectId' | 'batchId' | 'title' | 'plan'>>;
  /** How they stand to the exams that they have begun. */
  taken: readonly Pick<ExamResult, 'paperId' | 'passed' | 'attempts' | 'running'>[];
  now: number;
}): Owed {
  const counting = records.filter(({ origin, confirmed, removed }) =>
    recordCounts({ origin, confirmed, removed, registration: person.state }),
  );
  const attended = new Set(counting.map(paperIdOf));
  return [...papers].flatMap(([paperId, { projectId, batchId, title, plan }]) => {
    const result = taken.find((each) => each.paperId === paperId);
    const standing = examStanding({
      now,
      plan,
      attended: attended.has(paperId),
      passed: result?.passed === true,
      attemptsUsed: result?.attempts ?? 0,
      running: result?.running != null && takesAnswers(now, result.running),
    });
    if (standing !== 'ready' && standing !== 'running') return [];
    return [{ kind: 'exam' as const, projectId, batchId, title, until: plan.closesAt }];
  });
}
