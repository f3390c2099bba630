/**
 * Deadlines of a holding as dated rules (rules: "Deadlines"): filed two weeks before it begins, reported two weeks after it ends.
 * They come from notices of 2017 and 2018 whose force today is not certain, so a late step is warned of and needs a reason;
 * it is never refused.
 */
import { isReason } from '../kernel/reason';
import { addDays, dayCount } from '../kernel/time';
import type { Day } from '../kernel/time';

export const deadlineCodes = ['fileBefore', 'reportAfter'] as const;
export type DeadlineCode = (typeof deadlineCodes)[number];

export type DeadlineRule = {
  code: DeadlineCode;
  /** First day of holdings to which the row applies; it holds until the next row of the same code begins. */
  validFrom: Day;
  /** Days before the first day of the holding, or after its last. */
  days: number;
  /** Where the figure comes from, as it is cited. */
  source: string;
  certainty: 'certain' | 'uncertain';
};

export const DEADLINE_RULES: readonly DeadlineRule[] = [
  {
    code: 'fileBefore',
    validFrom: '1990-01-01',
    days: 14,
    source: '国家级继续医学教育项目执行通知（2017、2018 年）',
    certainty: 'uncertain',
  },
  {
    code: 'reportAfter',
    validFrom: '1990-01-01',
    days: 14,
    source: '国家级继续医学教育项目执行通知（2017、2018 年）',
    certainty: 'uncertain',
  },
];

/** The row of a code that applies to a holding on `day`: the latest one begun; undefined before the first. */
export function deadlineRuleOn(
  code: DeadlineCode,
  day: Day,
  table: readonly DeadlineRule[] = DEADLINE_RULES,
): DeadlineRule | undefined {
  return table.reduce<DeadlineRule | undefined>(
    (best, rule) =>
      rule.code === code && rule.validFrom <= day && (!best || rule.validFrom > best.validFrom) ? rule : best,
    undefined,
  );
}

/** The last day on which a project is handed in in time; null while its first day is open. */
export function fileBy(firstDay: Day | null, table?: readonly DeadlineRule[]): Day | null {
  if (firstDay === null) return null;
  const rule = deadlineRuleOn('fileBefore', firstDay, table);
  return rule ? addDays(firstDay, -rule.days) : null;
}

/** The last day on which the materials of a batch that ended on `lastDay` are handed in in time. */
export function reportBy(lastDay: Day | null, table?: readonly DeadlineRule[]): Day | null {
  if (lastDay === null) return null;
  const rule = deadlineRuleOn('reportAfter', lastDay, table);
  return rule ? addDays(lastDay, rule.days) : null;
}

/** How many days a step on `today` is late: 0 on the last day in time and before. */
export function daysLate(by: Day | null, today: Day): number {
  return by === null ? 0 : Math.max(0, dayCount(by, today) - 1);
}

/** An institution is told of a deadline from so many days before it on. */
const NEAR_DAYS = 3;

/** Whether a step is still in time, and not for long: from three days before its last day to that day. */
export const isNear = (by: Day, today: Day): boolean => today <= by && addDays(today, NEAR_DAYS) >= by;

/** What stands against handing in so many days late: nothing once there is a reason that the centre can read. */
export const lateFiling = (days: number, reason: string): 'lateReasonRequired' | undefined =>
  days > 0 && !isReason(reason) ? 'lateReasonRequired' : undefined;
