import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { maskCardNumber } from '../../../../domain/person/person';
import { professionalTitles } from '../../../../domain/person/profession';
import { teachingDays } from '../../../../domain/project/batch';
import { windowsOf } from '../../../../domain/project/planned-windows';
import { plannedTimes } from '../../../components/window-strip/planned';
import { fullDayRange, hours, shortDay } from '../../../services/format';
import { lessonWords } from '../../../services/lesson-words';
import { projectWarnings } from '../shared/lesson-words';
import { missingLine } from '../shared/missing';

type Project = OutputOf<'project.get'>;
type Course = Project['courses'][number];
type Batch = Project['batches'][number];

/** Hours planned against the project's total (A4). */
export interface HoursCard {
  planned: string;
  total: string;
  /** One part of the bar for each course; `width` in percent. */
  segments: { courseId: string; width: number }[];
  words: string;
  tone: 'ok' | 'late' | 'ret';
  icon: string;
}

export interface CourseRow {
  courseId: string;
  number: number;
  topic: string;
  /** Of several lecturers each with their hours. */
  lecturers: { lecturerId: string; line: string; lead: boolean; card: string }[];
  times: string;
  hours: string;
}

export interface BatchRow {
  batchId: string;
  dates: string;
  line: string;
  rest: string;
}

export function hoursCard({
  courseHourTenths,
  courseHourDifferenceTenths,
  hourTenths,
  courses,
}: Pick<Project, 'courseHourTenths' | 'courseHourDifferenceTenths' | 'hourTenths' | 'courses'>): HoursCard {
  const left = courseHourDifferenceTenths;
  const scale = Math.max(hourTenths, courseHourTenths, 1);
  const words =
    left === 0
      ? '正好等于项目总学时'
      : left > 0
        ? `还差 ${hours(left)} 学时没有安排`
        : `超出项目总学时 ${hours(-left)}，请调整`;
  return {
    planned: hours(courseHourTenths),
    total: hours(hourTenths),
    segments: courses.map(({ courseId, hourTenths: own }) => ({
      courseId,
      width: Math.round((own / scale) * 1000) / 10,
    })),
    words,
    ...(left === 0
      ? { tone: 'ok' as const, icon: 'check-circle-filled' }
      : left > 0
        ? { tone: 'late' as const, icon: 'error-triangle-filled' }
        : { tone: 'ret' as const, icon: 'error-circle-filled' }),
  };
}

/** The card number is needed to grant the lecturer (M7); masked, as on every list. */
export const courseRow = (course: Course, index: number): CourseRow => ({
  courseId: course.courseId,
  number: index + 1,
  topic: course.topic,
  lecturers: course.lecturers.map((lecturer) => ({
    lecturerId: lecturer.lecturerId,
    line: [
      lecturer.lecturerName || '未填姓名',
      lecturer.professionalTitle === null ? '' : labelOf(professionalTitles, lecturer.professionalTitle),
      course.lecturers.length > 1 ? `${hours(lecturer.hourTenths)} 学时` : '',
    ]
      .filter((text) => text !== '')
      .join(' · '),
    lead: lecturer.lecturerIsProjectLead,
    card: lecturer.cardNumber === '' ? '' : maskCardNumber(lecturer.cardNumber),
  })),
  times: lessonWords(course.lessons),
  hours: hours(course.hourTenths),
});

export function batchRow(batch: Batch, index: number, courses: readonly Course[]): BatchRow {
  const days = teachingDays(batch).length;
  return {
    batchId: batch.batchId,
    dates: fullDayRange(batch.begin, batch.end),
    line: `第 ${index + 1} 期 · ${days} 天 · ${plannedTimes(windowsOf(batch, courses), days === 1 ? '当天' : '每天')}`,
    rest: batch.restDays.map(({ day, reason }) => `${shortDay(day)} 停课：${reason}`).join('；'),
  };
}

/** What is wrong with single batches, in words. */
export function batchProblems({ missing, batches }: Pick<Project, 'missing' | 'batches'>): string[] {
  const batchIds = batches.map(({ batchId }) => batchId);
  return missing
    .map((code) => missingLine(code, batchIds))
    .filter(({ part, at }) => part === 'batches' && at !== '')
    .map(({ words }) => words);
}

/** What may be handed in as it is, and asks for a look: a batch outside the planned dates, which the centre sees, and odd times. */
export const warningsOf = (project: Pick<Project, 'warnings' | 'courses' | 'batches'>): string[] => [
  ...(project.warnings.includes('batchOutsidePlanned') ? ['有一期超出拟举办日期，中心审核时会看到。'] : []),
  ...projectWarnings(project),
];
