import type { OutputOf } from '../../../../contract/index';
import { lessonWarnings, type LessonWarning } from '../../../../domain/project/lessons';
import { hours, shortDay, weekday } from '../../../services/format';
import { lessonLine } from '../../../services/lesson-words';

type Project = Pick<OutputOf<'project.get'>, 'courses' | 'batches'>;

const quoted = (courseId: string, courses: Project['courses']): string =>
  `“${courses.find((course) => course.courseId === courseId)?.topic ?? '另一节课'}”`;

/** What is odd about a time, as the page of its course says it. */
export function warningWords(warning: LessonWarning, courses: Project['courses']): string {
  switch (warning.code) {
    case 'lessonOutsideBatches':
      return `${lessonLine(warning.lesson)} 不在举办周期内，不会成为考勤时段`;
    case 'lessonOnRestDay':
      return `${shortDay(warning.lesson.day)} 标了不上课，${warning.lesson.begin} 的课不会成为考勤时段`;
    case 'lessonsOverlap':
      return warning.courseId === warning.otherCourseId
        ? `${lessonLine(warning.lesson)} 与本课另一次时间重叠`
        : `${lessonLine(warning.lesson)} 与${quoted(warning.otherCourseId, courses)}是同一位主讲人，时间重叠`;
    case 'lessonsShorterThanHours':
      return `上课时间共 ${warning.lessonMinutes} 分钟，不够 ${hours(warning.hourTenths)} 学时（每学时 45 分钟）`;
    case 'dayWithoutLesson':
      return `${shortDay(warning.day)} ${weekday(warning.day)} 没有课，请排课或标为不上课`;
  }
}

/** The same over the whole project, with the name of the course it is about. */
export const projectWarnings = ({ courses, batches }: Project): string[] =>
  lessonWarnings(courses, batches).map((warning) => {
    const words = warningWords(warning, courses);
    return 'courseId' in warning && courses.length > 1 ? `${quoted(warning.courseId, courses)}：${words}` : words;
  });
