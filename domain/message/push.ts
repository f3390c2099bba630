/** When a subscription message is sent, and when it is given up. */
import { DAY_MS, MINUTE_MS } from '../kernel/time';

/** A day later nobody needs to be told on their phone: the message stands in the inbox. */
const GIVE_UP_AFTER_MS = DAY_MS;

/** Pauses after the first, second … try that failed; the last one stays. */
const PAUSES_MS = [1, 5, 15, 60, 180].map((minutes) => minutes * MINUTE_MS);

/** Consents that are remembered of one WeChat account and template: WeChat itself keeps count as well. */
export const MOST_CONSENTS = 50;

/** What became of one try to send. */
export type SendOutcome =
  | 'sent'
  /** WeChat says that this person wants none (43101), or does not know them: nothing is sent to them for this consent. */
  | 'refused'
  /** Known not to have been sent: worth another try. */
  | 'failed'
  /** Nobody knows. It counts as sent: a card twice is worse than a card missing, as the message stands in the inbox. */
  | 'unknown';

/**
 * When a message is tried again.
 * @param told when it was told, epoch milliseconds
 * @param tries how many have failed so far, this one included
 * @returns undefined when it is given up: the next try would come more than a day after the event
 */
export function nextTry({ told, tries, now }: { told: number; tries: number; now: number }): number | undefined {
  const pause = PAUSES_MS[Math.min(tries, PAUSES_MS.length) - 1] ?? 0;
  const next = now + pause;
  return next - told > GIVE_UP_AFTER_MS ? undefined : next;
}

/** Whether it is still worth sending. */
export const isStillNews = ({ told, now }: { told: number; now: number }): boolean => now - told <= GIVE_UP_AFTER_MS;

/** How many consents are left once these were given. */
export const consentsAfter = (left: number, given: number): number => Math.min(left + given, MOST_CONSENTS);
