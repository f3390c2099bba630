import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { instantOf, yearOf, type Day } from '../../../../domain/kernel/time';
import { professionalTitles } from '../../../../domain/person/profession';
import { lecturerNames } from '../../../../domain/project/lecturers';
import { daysOf, spanOf } from '../../../services/meeting-days';
import { clockRange, hours, spokenDay, spokenLongDay } from '../../../services/format';

type Notice = OutputOf<'notice.get'>;
type Course = Notice['courses'][number];

/** 日程: what is taught on each day, and what says no time. */
export interface Agenda {
  days: { day: Day; label: string; rows: { key: string; begin: string; end: string; topic: string; line: string }[] }[];
  others: { key: string; topic: string; line: string }[];
}

/** More days than these are told by their first and last. */
const DAYS_IN_FULL = 6;

/** Of one lecturer with the title; of several the names, or the line gets long. */
function lecturersLine({ lecturers }: Course): string {
  const [only] = lecturers;
  if (lecturers.length !== 1 || only === undefined) return lecturerNames(lecturers);
  const title = only.professionalTitle ? labelOf(professionalTitles, only.professionalTitle) : '';
  return [only.lecturerName, title].filter((part) => part !== '').join(' · ');
}

const withHours = (course: Course): string =>
  [lecturersLine(course), `${hours(course.hourTenths)} 学时`].filter((part) => part !== '').join(' · ');

/** Every lesson of a notice in order of time, whichever course it belongs to. */
function lessonsOf(courses: readonly Course[]) {
  return courses
    .flatMap((course) => course.lessons.map((lesson) => ({ ...lesson, course })))
    .sort((a, b) => `${a.day}${a.begin}${a.end}`.localeCompare(`${b.day}${b.begin}${b.end}`));
}

export function agendaOf({ courses }: Pick<Notice, 'courses'>): Agenda {
  const lessons = lessonsOf(courses);
  const days = [...new Set(lessons.map(({ day }) => day))];
  return {
    days: days.map((day) => ({
      day,
      label: spokenDay(day),
      rows: lessons
        .filter((lesson) => lesson.day === day)
        .map(({ begin, end, course }, index) => ({
          ...{ key: `${index} ${course.topic}`, begin, end, topic: course.topic },
          line: lecturersLine(course),
        })),
    })),
    others: courses.flatMap((course, index) =>
      course.lessons.length > 0
        ? []
        : [{ key: `${index} ${course.topic}`, topic: course.topic, line: withHours(course) }],
    ),
  };
}

/** A day in words, with its year where that is another one than today's. */
const dayWords = (day: Day, today: Day): string =>
  yearOf(day) === yearOf(today) ? spokenDay(day) : spokenLongDay(day);

/** When a meeting takes place, a line a day; of a long batch its first and last day. Several batches are numbered. */
export function dateLines({ batches, courses }: Pick<Notice, 'batches' | 'courses'>, today: Day): string[] {
  return batches.flatMap((batch, index) => {
    const number = batches.length > 1 ? `第 ${index + 1} 期 ` : '';
    const days = daysOf(batch);
    const [first = batch.begin] = days;
    if (days.length > DAYS_IN_FULL)
      return [`${number}${dayWords(first, today)} 至 ${spokenDay(days[days.length - 1] ?? first)}`];
    return days.map((day) => {
      const span = spanOf(courses, day);
      return `${number}${dayWords(day, today)}${span ? ` ${clockRange(span.begin, span.end)}` : ''}`;
    });
  });
}

/** What goes into the phone's calendar, in seconds. One entry a batch: whoever adds it answers WeChat's question once. */
export interface CalendarEntry {
  title: string;
  startTime: number;
  endTime: string;
  allDay: boolean;
  location: string;
  description: string;
}

export function calendarEntry(notice: Notice, batchId: string, today: Day): CalendarEntry | undefined {
  const batch = notice.batches.find((each) => each.batchId === batchId);
  if (batch === undefined) return undefined;
  const days = daysOf(batch);
  const [first = batch.begin] = days;
  const last = days[days.length - 1] ?? batch.end;
  const span = first === last ? spanOf(notice.courses, first) : undefined;
  const seconds = (day: Day, clock: string) => instantOf(day, `${clock}:00`) / 1000;
  return {
    title: notice.title,
    startTime: seconds(first, span?.begin ?? '00:00'),
    endTime: String(seconds(last, span?.end ?? '23:59')),
    allDay: span === undefined,
    location: [notice.institutionName, notice.venue]
      .filter((part, index, all) => !all[1 - index]?.includes(part))
      .join(' '),
    description: [...dateLines({ ...notice, batches: [batch] }, today), '每个授课日到会场扫码签到'].join('\n'),
  };
}
