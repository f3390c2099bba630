/** When an attempt may begin, until when its answers count, and what of it is shown (M22; rules: "Exam and evaluation"). */
import { MINUTE_MS, SECOND_MS } from '../kernel/time';
import type { ExamPlan } from './paper';

/** An answer counts when the server has it so long after the end: the network takes its time. */
export const GRACE_MS = 30 * SECOND_MS;

/** The end of an attempt that begins now: its minutes, and never behind the end of the exam. */
export const attemptEnd = (now: number, { minutes, closesAt }: Pick<ExamPlan, 'minutes' | 'closesAt'>): number =>
  Math.min(now + minutes * MINUTE_MS, closesAt);

/** Whether an answer that arrives now still counts. */
export const takesAnswers = (now: number, { endsAt }: { endsAt: number }): boolean => now <= endsAt + GRACE_MS;

export const examStandings = [
  'notOpen',
  'ready',
  'running',
  'passed',
  'noAttemptsLeft',
  'closed',
  'notAttended',
] as const;
export type ExamStanding = (typeof examStandings)[number];

/** How one person stands to an exam. Whoever has passed stays passed, whatever comes later. */
export function examStanding({
  now,
  plan,
  attended,
  passed,
  attemptsUsed,
  running,
}: {
  now: number;
  plan: Pick<ExamPlan, 'opensAt' | 'closesAt' | 'attempts'>;
  /** At least one record of the batch counts. */
  attended: boolean;
  passed: boolean;
  attemptsUsed: number;
  /** An attempt has begun and its time is not over. */
  running: boolean;
}): ExamStanding {
  if (running) return 'running';
  if (passed) return 'passed';
  if (!attended) return 'notAttended';
  if (now < plan.opensAt) return 'notOpen';
  if (attemptsUsed >= plan.attempts) return 'noAttemptsLeft';
  return now < plan.closesAt ? 'ready' : 'closed';
}

/** Whether answers, keys and explanations of a graded attempt are shown now: after the exam has closed means when nobody answers any more. */
export function isReviewed({ review, closesAt }: Pick<ExamPlan, 'review' | 'closesAt'>, now: number): boolean {
  return review === 'afterSubmit' || (review === 'afterClose' && now > closesAt + GRACE_MS);
}
