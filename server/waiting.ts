import { dayNumberOf } from '../domain/kernel/time';

/** Days something has been waiting, counted by midnights in Shanghai: handed in yesterday evening is one day. */
export function waitingDays(since: number | null, now: number): number {
  return since === null ? 0 : Math.max(0, dayNumberOf(now) - dayNumberOf(since));
}
