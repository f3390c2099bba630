/**
 * A paper (试卷) and what is drawn from it: so many questions of each tag, in an order of chance. The chance comes from a seed that is kept
 * with the attempt, so what somebody was asked can be drawn again and a dispute looked into.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { MINUTE_MS } from '../kernel/time';
import type { ExamQuestion } from './question';

/** So many questions with a tag; '' for any. */
export type PaperSection = { tag: string; count: number; points: number };

export const reviewOptions = ['never', 'afterClose', 'afterSubmit'] as const;
/** When somebody may see which of their answers were right, with the explanations. */
export type ReviewOption = (typeof reviewOptions)[number];

export type ExamPlan = {
  sections: PaperSection[];
  /** In points of all sections together. */
  passPoints: number;
  minutes: number;
  attempts: number;
  /** Epoch ms; `opensAt` belongs to it, `closesAt` does not. An attempt ends with it. */
  opensAt: number;
  closesAt: number;
  shuffleQuestions: boolean;
  shuffleOptions: boolean;
  /** Too few ticked and none wrong: half the points. */
  halfPoints: boolean;
  review: ReviewOption;
  /** Whether it is asked who sits it (`identity.ts`); missing where it is not. */
  identity?: boolean | undefined;
};

export const MINUTES_AT_MOST = 240;
export const ATTEMPTS_AT_MOST = 10;
export const SECTIONS_AT_MOST = 20;
export const QUESTIONS_AT_MOST = 100;
export const POINTS_AT_MOST = 100;

export type PooledQuestion = Pick<ExamQuestion, 'tags'> & { questionId: string };

export const planProblems = [
  'noSection',
  'tooManyQuestions',
  'sameTag',
  'tooFewInBank',
  'passPointsOutOfRange',
  'periodOrder',
  'periodTooShort',
] as const;
export type PlanProblem = (typeof planProblems)[number];

const fits = (question: PooledQuestion, tag: string): boolean => tag === '' || question.tags.includes(tag);

export const pointsOf = (sections: readonly PaperSection[]): number =>
  sections.reduce((sum, { count, points }) => sum + count * points, 0);

export const countOf = (sections: readonly PaperSection[]): number =>
  sections.reduce((sum, { count }) => sum + count, 0);

/**
 * For each section how many questions are surely left for it, whatever the sections before have drawn: theirs may fit it too.
 */
export function leftFor(sections: readonly PaperSection[], pool: readonly PooledQuestion[]): number[] {
  return sections.map(({ tag }, index) => {
    const own = pool.filter((question) => fits(question, tag));
    const taken = sections
      .slice(0, index)
      .reduce(
        (sum, earlier) => sum + Math.min(earlier.count, own.filter((question) => fits(question, earlier.tag)).length),
        0,
      );
    return Math.max(0, own.length - taken);
  });
}

/** Everything that is wrong with a plan, in the order of the list. */
export function checkPlan(plan: ExamPlan, pool: readonly PooledQuestion[]): PlanProblem[] {
  const { sections, passPoints, minutes, opensAt, closesAt } = plan;
  const left = leftFor(sections, pool);
  const found: Record<PlanProblem, boolean> = {
    noSection: countOf(sections) === 0,
    tooManyQuestions: countOf(sections) > QUESTIONS_AT_MOST,
    sameTag: new Set(sections.map(({ tag }) => tag)).size < sections.length,
    tooFewInBank: sections.some(({ count }, index) => count > (left[index] ?? 0)),
    passPointsOutOfRange: passPoints < 1 || passPoints > pointsOf(sections),
    periodOrder: opensAt >= closesAt,
    periodTooShort: opensAt < closesAt && closesAt - opensAt < minutes * MINUTE_MS,
  };
  return planProblems.filter((problem) => found[problem]);
}

/** One question of an attempt: which, for how many points, and in which order its options are shown. */
export type DrawnQuestion = { questionId: string; points: number; optionIds: string[] };

/**
 * Draws an attempt. The same plan, pool and seed always give the same.
 * @param pool in an order that does not change; a plan that {@link checkPlan} has passed finds enough in it
 * @param seed a whole number of 32 bits
 */
export function drawAttempt(
  plan: Pick<ExamPlan, 'sections' | 'shuffleQuestions' | 'shuffleOptions'>,
  pool: readonly (PooledQuestion & Pick<ExamQuestion, 'options' | 'kind'>)[],
  seed: number,
): DrawnQuestion[] {
  const chance = xoroshiro128plus(seed);
  const shuffled = <Item>(items: readonly Item[]): Item[] => {
    const order = [...items];
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = uniformInt(chance, 0, last);
      const [a, b] = [order[last], order[other]];
      if (a !== undefined && b !== undefined) [order[last], order[other]] = [b, a];
    }
    return order;
  };
  const drawn = new Set<string>();
  const questions = plan.sections.flatMap(({ tag, count, points }) => {
    const chosen = shuffled(pool.filter((question) => !drawn.has(question.questionId) && fits(question, tag))).slice(
      0,
      count,
    );
    for (const { questionId } of chosen) drawn.add(questionId);
    return chosen.map((question) => ({ question, points }));
  });
  return (plan.shuffleQuestions ? shuffled(questions) : questions).map(({ question, points }) => {
    const ids = question.options.map(({ optionId }) => optionId);
    // "Right" and "wrong" stand in the order that everybody knows.
    const optionIds = plan.shuffleOptions && question.kind !== 'trueFalse' ? shuffled(ids) : ids;
    return { questionId: question.questionId, points, optionIds };
  });
}
