import type { OutputOf } from '../../contract';
import { recordCounts } from '../../domain/attendance/attendance-record';
import { evaluationPeriod, evaluationStanding } from '../../domain/evaluation/period';
import { idOf } from '../../domain/kernel/id';
import type { AttendanceRecord, EvaluationMark, Person, Project } from '../data/documents';
import { evaluationIdOf } from '../data/evaluations';

/** The evaluations that a trainee may answer now and has not, the soonest to close first. */
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
}): NonNullable<OutputOf<'home.trainee'>['own']>['owed'] {
  const done = new Set(answered.map(({ evaluationId }) => evaluationId));
  const counting = records.filter(({ origin, confirmed, removed }) =>
    recordCounts({ origin, confirmed, removed, registration: person.state }),
  );
  const attended = new Map(counting.map((record) => [idOf(record.projectId, record.batchId), record]));
  return [...attended.values()]
    .flatMap(({ projectId, batchId }) => {
      const project = projects.get(projectId);
      const batch = project?.batches.find((each) => each.batchId === batchId);
      if (!project || !batch) return [];
      const period = evaluationPeriod(batch, project.courses);
      const isAnswered = done.has(evaluationIdOf({ projectId, batchId }));
      if (evaluationStanding({ now, period, attended: true, answered: isAnswered }) !== 'open') return [];
      return [{ kind: 'evaluation' as const, projectId, batchId, title: project.title, until: period.closesAt }];
    })
    .sort((a, b) => a.until - b.until);
}
