import {
  inOrder,
  lessonMinutes,
  lessonWarnings,
  TEACHING_HOUR_MINUTES,
  type Lesson,
} from '../../../../domain/project/lessons';
import { teachingDays } from '../../../../domain/project/batch';
import { daysFrom, type Day } from '../../../../domain/kernel/time';
import { shortDay, weekday } from '../../../services/format';
import { warningWords } from '../shared/lesson-words';
import type { Course, Project } from './values';

/** One time at which a course is taught, as the page draws it. */
export interface LessonRow {
  index: number;
  /** Its place among the days that can be chosen. */
  dayIndex: number;
  day: string;
  begin: string;
  end: string;
  error: string;
}

/** A plan of so many days offers its days; one of a year would be no list any more. */
const MOST_DAYS = 120;

/** The days that a lesson may lie on: those of the batches, or of the plan while there is no batch; and those chosen already. */
export function daysToChoose({ batches, form }: Pick<Project, 'batches' | 'form'>, lessons: readonly Lesson[]): Day[] {
  const planned =
    batches.length === 0 &&
    form.plannedBegin !== null &&
    form.plannedEnd !== null &&
    form.plannedBegin <= form.plannedEnd
      ? daysFrom(form.plannedBegin, form.plannedEnd)
      : [];
  const days = [...batches.flatMap(teachingDays), ...planned].slice(0, MOST_DAYS);
  return [...new Set([...days, ...lessons.map(({ day }) => day)])].sort();
}

export const dayLabels = (days: readonly Day[]): string[] => days.map((day) => `${shortDay(day)} ${weekday(day)}`);

export const lessonRows = (lessons: readonly Lesson[], days: readonly Day[]): LessonRow[] =>
  lessons.map(({ day, begin, end }, index) => ({
    index,
    dayIndex: Math.max(0, days.indexOf(day)),
    day: `${shortDay(day)} ${weekday(day)}`,
    begin,
    end,
    error: begin < end ? '' : '结束要晚于开始',
  }));

const clock = (minutes: number): string => {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const FIRST_BEGIN = minutesOf('08:30');
const BREAK_MINUTES = 15;
const LONGEST_MINUTES = 180;
const LAST_MINUTE = 24 * 60 - 1;

/**
 * The next time proposed for a course: after whatever is taught last on the first day that has room, as long as the hours that are left.
 * @returns undefined where there is no day to choose
 */
export function proposedLesson(
  course: Course,
  project: Pick<Project, 'batches' | 'form' | 'courses'>,
): Lesson | undefined {
  const days = daysToChoose(project, []);
  const taught = [...project.courses.filter(({ courseId }) => courseId !== course.courseId), course].flatMap(
    ({ lessons }) => lessons,
  );
  const last = inOrder(taught).pop();
  const day = last !== undefined && days.includes(last.day) ? last.day : days[0];
  if (day === undefined) return undefined;
  const ends = taught.filter((lesson) => lesson.day === day).map(({ end }) => minutesOf(end));
  const begin = ends.length === 0 ? FIRST_BEGIN : Math.max(...ends) + BREAK_MINUTES;
  const left = (course.hourTenths * TEACHING_HOUR_MINUTES) / 10 - lessonMinutes(course);
  const length = Math.min(LONGEST_MINUTES, left > 0 ? left : 2 * TEACHING_HOUR_MINUTES);
  const fits = begin + length <= LAST_MINUTE;
  const from = fits ? begin : FIRST_BEGIN;
  return { day, begin: clock(from), end: clock(from + Math.round(length)) };
}

/** What is odd about the times of this course; nothing of it hinders saving. */
export const lessonNotes = (course: Course, project: Pick<Project, 'batches' | 'courses'>): string[] => {
  const others = project.courses.filter(({ courseId }) => courseId !== course.courseId);
  // Last, so that what two courses share is told of this one.
  const courses = [...others, course];
  return lessonWarnings(courses, project.batches)
    .filter((warning) => 'courseId' in warning && warning.courseId === course.courseId)
    .map((warning) => warningWords(warning, courses));
};
