import type { MaterialFacts } from '../../domain/credit/generated-materials';
import { evaluationPeriod } from '../../domain/evaluation/period';
import { lecturersOf } from '../../domain/project/lecturers';
import { awaiting, recordsOf, removedOf } from '../data/attendance-counts';
import type { Database } from '../data/database';
import type { GrantRound, Project } from '../data/documents';
import { answeredOf, evaluationOf } from '../data/evaluations';
import { begunOf, paperIdOf, passedOf, planOf } from '../data/exams';
import { keysOf } from '../data/exam-grading';
import { batchOf } from '../data/projects';
import { reversalsDone } from '../data/reversals';
import { isOfActivity, roundsWithFigures } from '../data/rounds';

/** What everything that is made for a round follows from, in figures: one request, whatever the size of the batch. */
export async function materialFacts(db: Database, round: GrantRound, project: Project): Promise<MaterialFacts> {
  const { projectId, batchId, institutionId } = round;
  const batch = { projectId, batchId };
  const own = { ...batch, institutionId };
  const found = await db.together(
    { collection: 'grantRounds', id: round._id },
    {
      records: recordsOf(own),
      removed: removedOf(own),
      awaits: recordsOf(own, awaiting),
      rounds: roundsWithFigures(batch),
      reversals: reversalsDone(projectId),
      evaluation: evaluationOf(batch),
      answers: answeredOf(batch),
      plan: planOf(batch),
      begun: begunOf(batch),
      passed: passedOf(batch),
      keys: keysOf(paperIdOf(batch)),
    },
  );
  const [plan] = found.plan;
  const [keys] = found.keys;
  const period = evaluationPeriod(batchOf(project, batchId), project.courses);
  return {
    role: round.role ?? 'trainee',
    isSupplement: round.supplementFor !== undefined,
    state: round.state,
    revision: project.revision,
    granted: round.granted,
    creditHundredths: round.creditHundredths,
    reversals: found.reversals,
    records: found.records,
    removed: found.removed.length,
    awaiting: found.awaits,
    lecturers: lecturersOf(project.courses).length,
    lecturerRounds: found.rounds
      .filter((each) => each.role === 'lecturer' && !isOfActivity(each))
      .map(({ _id: roundId, state, granted, creditHundredths }) => ({ roundId, state, granted, creditHundredths })),
    evaluation: { closesAt: found.evaluation[0]?.closesAt ?? period.closesAt, answers: found.answers },
    exam: plan
      ? {
          closesAt: plan.plan.closesAt,
          begun: found.begun,
          passed: found.passed,
          corrections: keys?.number ?? 0,
        }
      : null,
    summaryAt: round.summary?.at ?? 0,
  };
}
