/** When a batch may be evaluated, and by whom (rules: "Exam and evaluation", M22). */
import { addDays, instantOf } from '../kernel/time';
import { isInBatch } from '../project/batch';
import { spanOfLesson, type Taught } from '../project/lessons';
import { windowsOf, type PlannedBatch } from '../project/planned-windows';

/** So many whole days after the last day of the batch an answer is taken. */
const DAYS_TO_EVALUATE = 7;

/** Epoch ms: `opensAt` belongs to it, `closesAt` does not. */
export type EvaluationPeriod = { opensAt: number; closesAt: number };

/**
 * From the end of the first teaching of the batch to the end of the seventh day after it. Where nothing is known of the first teaching but
 * the attendance window around it, its end is that window's.
 */
export function evaluationPeriod(batch: PlannedBatch, courses: readonly Taught[]): EvaluationPeriod {
  const closesAt = instantOf(addDays(batch.end, DAYS_TO_EVALUATE + 1));
  const lessons = courses.flatMap((course) => course.lessons.filter(({ day }) => isInBatch(day, batch)));
  const ends = (lessons.length > 0 ? lessons.map(spanOfLesson) : windowsOf(batch, [])).map(({ end }) => end);
  return { opensAt: ends.length > 0 ? Math.min(...ends) : instantOf(batch.begin), closesAt };
}

export const evaluationStandings = ['notOpen', 'open', 'answered', 'closed', 'notAttended'] as const;
export type EvaluationStanding = (typeof evaluationStandings)[number];

/** How one person stands to the evaluation of a batch. Who has answered stays so, whatever becomes of their attendance. */
export function evaluationStanding({
  now,
  period,
  attended,
  answered,
}: {
  now: number;
  period: EvaluationPeriod;
  /** At least one record of the batch counts. */
  attended: boolean;
  answered: boolean;
}): EvaluationStanding {
  if (answered) return 'answered';
  if (!attended) return 'notAttended';
  if (now < period.opensAt) return 'notOpen';
  return now < period.closesAt ? 'open' : 'closed';
}
