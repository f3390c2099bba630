/** How an attempt is graded (M22; rules: "Exam and evaluation"). Points are counted in tenths, so that half of an odd number is exact. */
import type { ExamQuestion } from './question';

export type Graded = 'right' | 'half' | 'wrong' | 'struck';

/**
 * One question: right when exactly the right options are ticked. Too few and none wrong is half where the paper says so; anything wrong is
 * nothing. A struck question gives everybody its points.
 */
export function gradeQuestion(
  { rightIds }: Pick<ExamQuestion, 'rightIds'>,
  tickedIds: readonly string[],
  { halfPoints, struck = false }: { halfPoints: boolean; struck?: boolean },
): Graded {
  if (struck) return 'struck';
  const right = new Set(rightIds);
  const ticked = new Set(tickedIds);
  if ([...ticked].some((id) => !right.has(id)) || ticked.size === 0) return 'wrong';
  if (ticked.size === right.size) return 'right';
  return halfPoints ? 'half' : 'wrong';
}

const SHARE_TENTHS: Record<Graded, number> = { right: 10, struck: 10, half: 5, wrong: 0 };

/** What a question gives, in tenths of a point. */
export const tenthsFor = (graded: Graded, points: number): number => SHARE_TENTHS[graded] * points;

export type AskedQuestion = Pick<ExamQuestion, 'rightIds'> & { questionId: string; points: number; struck?: boolean };

export type Grading = { scoreTenths: number; passed: boolean; right: number; graded: Record<string, Graded> };

/** @param answers by question id; a question without one is wrong */
export function gradeAttempt(
  questions: readonly AskedQuestion[],
  answers: Readonly<Record<string, readonly string[]>>,
  { halfPoints, passPoints }: { halfPoints: boolean; passPoints: number },
): Grading {
  const graded: Record<string, Graded> = {};
  let scoreTenths = 0;
  for (const { questionId, points, struck, ...question } of questions) {
    const result = gradeQuestion(question, answers[questionId] ?? [], { halfPoints, struck: struck === true });
    graded[questionId] = result;
    scoreTenths += tenthsFor(result, points);
  }
  const right = Object.values(graded).filter((each) => each === 'right' || each === 'struck').length;
  return { scoreTenths, passed: scoreTenths >= passPoints * 10, right, graded };
}
