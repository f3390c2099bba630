/** When a meeting is, day by day, from its batches and what its courses say of their times. */
import type { Lesson } from '../../domain/project/lessons';
import { dayOf, daysFrom, type Day } from '../../domain/kernel/time';
import { clockRange, spokenDay } from './format';

type Timed = { readonly lessons: readonly Lesson[] };

/** From the first lesson of a day to the last; undefined where no course says when it is taught that day. */
export function spanOf(courses: readonly Timed[], day: Day): { begin: string; end: string } | undefined {
  const lessons = courses.flatMap((course) => course.lessons.filter((lesson) => lesson.day === day));
  if (lessons.length === 0) return undefined;
  const begins = lessons.map(({ begin }) => begin).sort();
  const ends = lessons.map(({ end }) => end).sort();
  return { begin: begins[0] ?? '', end: ends[ends.length - 1] ?? '' };
}

/** The days of a batch on which people are to be there: rest days have no window. */
export function daysOf({
  begin,
  end,
  windows,
}: {
  begin: Day;
  end: Day;
  windows: readonly { begin: number }[];
}): Day[] {
  const days = [...new Set(windows.map((window) => dayOf(window.begin)))].sort();
  return days.length > 0 ? days : daysFrom(begin, end);
}

/** 11月29日 周六 08:30–17:15; the time where courses say one. */
export function dayLine(day: Day, courses: readonly Timed[]): string {
  const span = spanOf(courses, day);
  return `${spokenDay(day)}${span ? ` ${clockRange(span.begin, span.end)}` : ''}`;
}
