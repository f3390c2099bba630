/**
 * The centre's own term for its decisions (rules: "Decision term"): a dated row of the rule table, in days. What was handed in on a day is
 * judged by the row of that day. Where there is none, nothing is ever overdue.
 */
import { isReplaced, rowOn, USUAL_TRACK, type RuleRow } from '../kernel/rule-table';
import { addDays, dayOf, instantOf } from '../kernel/time';
import type { Day } from '../kernel/time';
import { daysLate } from './deadlines';

const FIGURE = { track: USUAL_TRACK, figure: 'decisionDays' } as const;

/** The last day on which the centre decides in time; undefined where it has set no term. */
export function decideBy(rows: readonly RuleRow[], submittedAt: number): Day | undefined {
  const day = dayOf(submittedAt);
  const row = rowOn(rows, { ...FIGURE, day });
  return row && addDays(day, row.value);
}

/** How many days a decision is late by now. */
export const decisionDaysLate = (rows: readonly RuleRow[], submittedAt: number, now: number): number =>
  daysLate(decideBy(rows, submittedAt) ?? null, dayOf(now));

/** A span of instants, its end excluded. */
export type Span = { from: number; before: number };

/**
 * When that was handed in which is overdue by now: one span for each row, so that an index can count it. What lies in one of them is late by
 * {@link decisionDaysLate}, and nothing else is.
 */
export function overdueSpans(rows: readonly RuleRow[], now: number): Span[] {
  const own = rows
    .filter((row) => row.track === FIGURE.track && row.figure === FIGURE.figure && !isReplaced(row, rows))
    .sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
  const today = dayOf(now);
  return own.flatMap(({ validFrom, value }, index) => {
    const next = own[index + 1];
    const late = instantOf(addDays(today, -value));
    const from = instantOf(validFrom);
    const before = next === undefined ? late : Math.min(late, instantOf(next.validFrom));
    return before > from ? [{ from, before }] : [];
  });
}
