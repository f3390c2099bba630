/** When a course is taught (上课时间, J5): its lessons, and what is odd about them. */
import { isInBatch, teachingDays } from './batch';
import type { Batch } from './batch';
import { instantOf, MINUTE_MS } from '../kernel/time';
import type { Day } from '../kernel/time';

/** One time at which a course is taught. Clock times `HH:mm` of one day, begin before end. */
export type Lesson = { day: Day; begin: string; end: string };

/** What a course can have. */
export const MAX_LESSONS = 40;

/** What windows are made from. */
export type Taught = { readonly lessons: readonly Lesson[] };

/** A lesson of 45 minutes is an hour of teaching (学时), the usual measure of schools and continuing education. */
export const TEACHING_HOUR_MINUTES = 45;

/** A clock time `HH:mm`. */
export const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

const beginOf = ({ day, begin }: Lesson): number => instantOf(day, `${begin}:00`);
const endOf = ({ day, end }: Lesson): number => instantOf(day, `${end}:00`);

/** In order of time. */
export const inOrder = (lessons: readonly Lesson[]): Lesson[] =>
  [...lessons].sort((a, b) => beginOf(a) - beginOf(b) || endOf(a) - endOf(b));

const lessonKey = ({ day, begin, end }: Lesson): string => `${day} ${begin} ${end}`;

/** Whether two lists say the same times, in whatever order. */
export const areSameLessons = (some: readonly Lesson[], others: readonly Lesson[]): boolean =>
  inOrder(some).map(lessonKey).join() === inOrder(others).map(lessonKey).join();

/** Begin and end of a lesson, epoch ms. */
export const spanOfLesson = (lesson: Lesson): { begin: number; end: number } => ({
  begin: beginOf(lesson),
  end: endOf(lesson),
});

const overlap = (a: Lesson, b: Lesson): boolean => beginOf(a) < endOf(b) && beginOf(b) < endOf(a);

/** What asks for the administrator's attention and refuses nothing: halls may teach side by side, and hours are counted in many ways. */
export type LessonWarning =
  | { code: 'lessonOutsideBatches' | 'lessonOnRestDay'; courseId: string; lesson: Lesson }
  /** Two lessons of one course, or two lessons of one lecturer, at once. */
  | { code: 'lessonsOverlap'; courseId: string; lesson: Lesson; otherCourseId: string }
  /** A teaching day on which nothing is taught, though courses say when they are taught. */
  | { code: 'dayWithoutLesson'; batchId: string; day: Day }
  /** The time taught is less than the hours of the course. */
  | { code: 'lessonsShorterThanHours'; courseId: string; lessonMinutes: number; hourTenths: number };

type Scheduled = Taught & {
  readonly courseId: string;
  readonly hourTenths: number;
  readonly lecturers: readonly { readonly lecturerName: string; readonly cardNumber: string }[];
};

/** Minutes that the lessons of a course take. */
export const lessonMinutes = ({ lessons }: Taught): number =>
  lessons.reduce((sum, lesson) => sum + (endOf(lesson) - beginOf(lesson)) / MINUTE_MS, 0);

/**
 * What is odd about the times of a project's courses, course by course in order of time. A course that is held in several batches
 * needs its hours in each of them, so hours are compared batch by batch.
 */
export function lessonWarnings(courses: readonly Scheduled[], batches: readonly Batch[]): LessonWarning[] {
  return [
    ...courses.flatMap((course, index) => warningsOf(course, courses.slice(0, index), batches)),
    ...daysWithout(courses, batches),
  ];
}

function warningsOf(course: Scheduled, earlier: readonly Scheduled[], batches: readonly Batch[]): LessonWarning[] {
  const { courseId } = course;
  const lessons = inOrder(course.lessons);
  const placed = lessons.flatMap((lesson): LessonWarning[] => {
    const batch = batches.find((each) => isInBatch(lesson.day, each));
    if (!batch) return [{ code: 'lessonOutsideBatches', courseId, lesson }];
    return teachingDays(batch).includes(lesson.day) ? [] : [{ code: 'lessonOnRestDay', courseId, lesson }];
  });
  const overlapping = lessons.flatMap((lesson, index): LessonWarning[] => {
    if (lessons.slice(0, index).some((other) => overlap(lesson, other)))
      return [{ code: 'lessonsOverlap', courseId, lesson, otherCourseId: courseId }];
    const rival = earlier.find(
      (other) => shareLecturer(course, other) && other.lessons.some((one) => overlap(lesson, one)),
    );
    return rival ? [{ code: 'lessonsOverlap', courseId, lesson, otherCourseId: rival.courseId }] : [];
  });
  return [...placed, ...overlapping, ...hoursWarning(course, batches)];
}

function hoursWarning(course: Scheduled, batches: readonly Batch[]): LessonWarning[] {
  const { courseId, hourTenths } = course;
  const needed = (hourTenths * TEACHING_HOUR_MINUTES) / 10;
  const taught = batches
    .map((batch) => lessonMinutes({ lessons: course.lessons.filter(({ day }) => isInBatch(day, batch)) }))
    .filter((minutes) => minutes > 0);
  const least = Math.min(...taught);
  return least < needed ? [{ code: 'lessonsShorterThanHours', courseId, lessonMinutes: least, hourTenths }] : [];
}

const shareLecturer = ({ lecturers: some }: Scheduled, { lecturers: others }: Scheduled): boolean =>
  some.some((one) =>
    others.some((other) =>
      one.cardNumber !== '' && other.cardNumber !== ''
        ? one.cardNumber === other.cardNumber
        : one.lecturerName !== '' && one.lecturerName === other.lecturerName,
    ),
  );

function daysWithout(courses: readonly Scheduled[], batches: readonly Batch[]): LessonWarning[] {
  // A course without times may be taught on any day.
  if (courses.length === 0 || courses.some(({ lessons }) => lessons.length === 0)) return [];
  const taught = new Set(courses.flatMap(({ lessons }) => lessons.map(({ day }) => day)));
  return batches.flatMap((batch) =>
    teachingDays(batch)
      .filter((day) => !taught.has(day))
      .map((day): LessonWarning => ({ code: 'dayWithoutLesson', batchId: batch.batchId, day })),
  );
}
