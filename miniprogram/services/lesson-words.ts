import { inOrder, type Lesson } from '../../domain/project/lessons';
import { clockRange, shortDay, weekday } from './format';

/** One time at which a course is taught: `11-29 周六 14:00–15:30`. */
export const lessonLine = ({ day, begin, end }: Lesson): string =>
  `${shortDay(day)} ${weekday(day)} ${clockRange(begin, end)}`;

/** All of them in order, a line each; '' where there is none. */
export const lessonWords = (lessons: readonly Lesson[]): string => inOrder(lessons).map(lessonLine).join('\n');
