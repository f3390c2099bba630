import { MINUTE_MS } from '../kernel/time';

/** How a hall filled: people in all at the end of each step, from the minute of the first arrival until now. */
export interface ArrivalCurve {
  /** The first step's beginning, epoch ms. */
  begin: number;
  /** Length of a step, whole minutes. */
  stepMinutes: number;
  /** People in all at the end of each step; the last step may be unfinished. */
  people: number[];
  /** Arrivals of the last five minutes. */
  lately: number;
}

/** Points that a screen can show and a call should carry. */
export const CURVE_POINTS = 60;
const LATELY_MINUTES = 5;

export const minuteOf = (instant: number): number => Math.floor(instant / MINUTE_MS);

/**
 * The curve of the first arrivals of a day; undefined before anybody came. What lies after `now` (a clock that was set back)
 * counts at its end.
 * @param perMinute how many people arrived first in each minute ({@link minuteOf})
 * @param now epoch ms
 */
export function arrivalCurve(perMinute: ReadonlyMap<number, number>, now: number): ArrivalCurve | undefined {
  if (perMinute.size === 0) return undefined;
  const first = Math.min(...perMinute.keys());
  const last = Math.max(minuteOf(now), first);
  const stepMinutes = Math.ceil((last - first + 1) / CURVE_POINTS);
  const people = new Array<number>(Math.ceil((last - first + 1) / stepMinutes)).fill(0);
  let lately = 0;
  for (const [minute, arrived] of perMinute) {
    const step = Math.floor((Math.min(minute, last) - first) / stepMinutes);
    people[step] = (people[step] ?? 0) + arrived;
    if (minute > last - LATELY_MINUTES) lately += arrived;
  }
  let sum = 0;
  return { begin: first * MINUTE_MS, stepMinutes, people: people.map((arrived) => (sum += arrived)), lately };
}
