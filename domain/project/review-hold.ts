/**
 * Who has something in hand at the centre (rules: "Review"): told to whoever opens it as well, so that two people do not work on one
 * thing unknowingly. It forbids nobody to decide, keeps the institution from withdrawing, and ends by itself.
 */
import { MINUTE_MS } from '../kernel/time';

/** How long a reviewer who shows no sign is thought to be at it. */
export const REVIEW_HOLD_MS = 15 * MINUTE_MS;

export type ReviewHold = {
  administratorId: string;
  /** The reviewer's name, as shown. */
  by: string;
  since: number;
  /** Exclusive: at this instant it has ended. */
  until: number;
};

/** Whether somebody has it in hand. */
export const isHeld = (hold: ReviewHold | null | undefined, now: number): hold is ReviewHold =>
  hold !== null && hold !== undefined && now < hold.until;

/**
 * A reviewer opens something, or goes on with it. Whoever came first keeps it; the other one is told who that is.
 * @returns the hold as it is then, and whether it is the caller's
 */
export function takeReview(
  present: ReviewHold | null | undefined,
  { reviewer, now }: { reviewer: Pick<ReviewHold, 'administratorId' | 'by'>; now: number },
): { hold: ReviewHold; mine: boolean } {
  if (isHeld(present, now) && present.administratorId !== reviewer.administratorId)
    return { hold: present, mine: false };
  const since = isHeld(present, now) ? present.since : now;
  const { administratorId, by } = reviewer;
  return { hold: { administratorId, by, since, until: now + REVIEW_HOLD_MS }, mine: true };
}
