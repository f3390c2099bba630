/**
 * Days and instants. A day is `YYYY-MM-DD` in Asia/Shanghai, an instant is epoch milliseconds.
 * Shanghai has kept UTC+8 without daylight saving since 1991, so the offset is a constant and no
 * time-zone data is needed on the phone (rules: "All days are Asia/Shanghai").
 */

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Days compare with `<` and `>` as text. */
export type Day = string;

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;
const DAY_SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const CLOCK_SHAPE = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/;

/** Whole days since 1970-01-01 in Shanghai: cheap to compare and to use as a key in long loops. */
export function dayNumberOf(instant: number): number {
  return Math.floor((instant + SHANGHAI_OFFSET_MS) / DAY_MS);
}

/** The day whose number is `dayNumber` (see {@link dayNumberOf}). */
export function dayFromNumber(dayNumber: number): Day {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
}

/** The Shanghai day in which an instant lies. */
export function dayOf(instant: number): Day {
  return dayFromNumber(dayNumberOf(instant));
}

/** 周一 … 周日. The first day of all, 1970-01-01, was a Thursday. */
export const weekdayOf = (day: Day): string => `周${'四五六日一二三'.charAt(dayNumberOf(instantOf(day)) % 7)}`;

/** True for an existing day written `YYYY-MM-DD`; 2025-02-30 is none. */
export function isDay(text: string): boolean {
  const match = DAY_SHAPE.exec(text);
  if (!match) return false;
  const instant = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return Number(match[1]) >= 1000 && new Date(instant).toISOString().slice(0, 10) === text;
}

/**
 * The instant (epoch ms) of a clock time `HH:mm:ss` on a day.
 * @throws RangeError when the day does not exist or the clock time is malformed: callers parse input first.
 */
export function instantOf(day: Day, clock = '00:00:00'): number {
  const match = CLOCK_SHAPE.exec(clock);
  if (!match || !isDay(day)) throw new RangeError(`no such moment: ${day} ${clock}`);
  const sinceMidnight = Number(match[1]) * HOUR_MS + Number(match[2]) * MINUTE_MS + Number(match[3]) * SECOND_MS;
  return (
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) -
    SHANGHAI_OFFSET_MS +
    sinceMidnight
  );
}

/** The day `n` days later (earlier when negative). @throws RangeError when `day` does not exist. */
export function addDays(day: Day, n: number): Day {
  return dayFromNumber(dayNumberOf(instantOf(day)) + n);
}

/** How many days lie between two days, both included; 0 when `end` is before `begin`. */
export function dayCount(begin: Day, end: Day): number {
  return Math.max(0, dayNumberOf(instantOf(end)) - dayNumberOf(instantOf(begin)) + 1);
}

/** Every day from `begin` to `end`, both included; empty when `end` is before `begin`. */
export function daysFrom(begin: Day, end: Day): Day[] {
  const first = dayNumberOf(instantOf(begin));
  return Array.from({ length: dayCount(begin, end) }, (_, index) => dayFromNumber(first + index));
}

/** The calendar year of a day. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** The Shanghai clock time `HH:mm:ss` of an instant; a part of a second is dropped. */
export function clockOf(instant: number): string {
  return new Date(instant + SHANGHAI_OFFSET_MS).toISOString().slice(11, 19);
}

/** The instant floored to its whole second (epoch ms): 18:00:00.999 is the second 18:00:00. */
export function secondOf(instant: number): number {
  return Math.floor(instant / SECOND_MS) * SECOND_MS;
}

/** Days something has been waiting, counted by midnights in Shanghai: handed in yesterday evening is one day. */
export function waitingDays(since: number | null, now: number): number {
  return since === null ? 0 : Math.max(0, dayNumberOf(now) - dayNumberOf(since));
}
