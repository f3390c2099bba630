/** What the answers say of a question (E6b): how many got it right, and whether those who know more get it right more often. */

/** One answer to a question in a graded attempt. */
export type ItemAnswer = {
  /** Of the whole attempt, 0 to 1. */
  scoreShare: number;
  right: boolean;
  chosenIds: readonly string[];
};

export type ItemStatistics = {
  asked: number;
  right: number;
  /** Percent, rounded half up. */
  rightPercent: number;
  /** Hundredths, from -100 to 100: the share of right answers in the upper group less that in the lower. Null below {@link ANSWERS_TO_DISCRIMINATE}. */
  discriminationHundredths: number | null;
  /** By option: how often it was ticked. */
  chosen: Record<string, number>;
};

/** The customary groups (Kelley): the upper and the lower 27 percent. */
const GROUP_SHARE = 0.27;
/** Below so many answers the groups are too small to say anything. */
export const ANSWERS_TO_DISCRIMINATE = 10;
/** Customary limits: a question beyond one of them should be looked at. */
export const RIGHT_PERCENT_TO_CHECK = 30;
export const DISCRIMINATION_TO_CHECK = 20;

export function itemStatistics(answers: readonly ItemAnswer[]): ItemStatistics {
  const right = answers.filter((answer) => answer.right).length;
  const chosen: Record<string, number> = {};
  for (const id of answers.flatMap(({ chosenIds }) => [...new Set(chosenIds)])) chosen[id] = (chosen[id] ?? 0) + 1;
  return {
    asked: answers.length,
    right,
    rightPercent: answers.length === 0 ? 0 : Math.round((100 * right) / answers.length),
    discriminationHundredths: discriminationOf(answers),
    chosen,
  };
}

function discriminationOf(answers: readonly ItemAnswer[]): number | null {
  if (answers.length < ANSWERS_TO_DISCRIMINATE) return null;
  const size = answers.length * GROUP_SHARE;
  const upper = shareRight(answers, size, (a, b) => b - a);
  const lower = shareRight(answers, size, (a, b) => a - b);
  return Math.round(100 * (upper - lower));
}

/**
 * The share of right answers among the first `size` of an order by score. Those who tie for the last places share them, so the order in which
 * attempts were read changes nothing.
 */
function shareRight(answers: readonly ItemAnswer[], size: number, order: (a: number, b: number) => number): number {
  const groups = new Map<number, { count: number; right: number }>();
  for (const { scoreShare, right } of answers) {
    const group = groups.get(scoreShare) ?? { count: 0, right: 0 };
    groups.set(scoreShare, { count: group.count + 1, right: group.right + (right ? 1 : 0) });
  }
  let places = size;
  let found = 0;
  for (const score of [...groups.keys()].sort(order)) {
    const { count, right } = groups.get(score) ?? { count: 0, right: 0 };
    const taken = Math.min(count, places);
    found += (taken / count) * right;
    places -= taken;
    if (places <= 0) break;
  }
  return found / size;
}

/** Whether somebody should look at a question. One that nearly everybody gets right cannot tell people apart, and need not. */
export const shouldCheck = ({
  asked,
  rightPercent,
  discriminationHundredths,
}: Pick<ItemStatistics, 'asked' | 'rightPercent' | 'discriminationHundredths'>): boolean =>
  asked >= ANSWERS_TO_DISCRIMINATE &&
  (rightPercent < RIGHT_PERCENT_TO_CHECK ||
    (rightPercent <= 90 && discriminationHundredths !== null && discriminationHundredths < DISCRIMINATION_TO_CHECK));
