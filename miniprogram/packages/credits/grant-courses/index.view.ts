import type { OutputOf } from '../../../../contract/index';
import { isBatchPast } from '../../../../domain/credit/project-step';
import { isInBatch } from '../../../../domain/project/batch';
import { urgentRound } from '../../../components/project-card/card.view';
import { credits, fullDayRange, hours, shortMoment } from '../../../services/format';
import { lessonLine } from '../../../services/lesson-words';

type Detail = OutputOf<'project.get'>;
/** What the page looks at of a project. */
export interface Project extends Pick<Detail, 'creditLevel' | 'batches'> {
  courses: readonly Pick<Detail['courses'][number], 'courseId' | 'lessons'>[];
  rounds: readonly Pick<Detail['rounds'][number], 'roundId' | 'batchId' | 'state'>[];
}
export type Prepared = OutputOf<'analysis.prepare'>;
type Lecturers = OutputOf<'lecturerGrant.get'>['lecturers'];
type Course = Prepared['courses'][number];

interface Figure {
  label: string;
  value: string;
}

export interface CourseCard {
  courseId: string;
  number: number;
  topic: string;
  /** 11-28 13:00–17:00 · 3.0 学时 · 陈志远 */
  line: string;
  /** What is known of each of the four ways in (M16). */
  lecturers: string;
  /** Something about the lecturers is to be mended. */
  mend: boolean;
  records: string;
  analysis: string;
  eligible: string;
}

export interface BatchChip {
  batchId: string;
  label: string;
  on: boolean;
}

export interface GrantCoursesView {
  number: string;
  title: string;
  level: Project['creditLevel'];
  dates: string;
  tag: { kind: 'round' | ''; state: string; word: string; tone: 'ret' | 'neutral'; icon: string };
  batches: BatchChip[];
  figures: Figure[];
  /** The frozen analysis of the whole batch; null while there is none. */
  analysed: { line: string; kept: number; lacked: number; open: number } | null;
  /** 3 门，各按自己的时段分析 */
  coursesWord: string;
  courses: CourseCard[];
  tip: string;
  tipIcon: string;
  tipTone: 'ok' | 'late' | 'pend';
  mayGrant: boolean;
}

/**
 * Which batch of a project is shown: the one that is asked for, else the first that is over and was not granted yet, else the first that is
 * over, else the first of all.
 */
export function batchShown({ batches, courses, rounds }: Project, asked: string, now: number): string {
  const over = batches.filter((batch) => isBatchPast(batch, courses, now));
  const granted = new Set(rounds.map(({ batchId }) => batchId));
  const shown =
    batches.find(({ batchId }) => batchId === asked) ??
    over.find(({ batchId }) => !granted.has(batchId)) ??
    over[0] ??
    batches[0];
  return shown?.batchId ?? '';
}

/** @param lecturers null where they could not be looked up now */
export function grantCoursesView(
  project: Project,
  prepared: Prepared,
  lecturers: Lecturers | null,
  { batchId, now }: { batchId: string; now: number },
): GrantCoursesView {
  const { latest, people } = prepared;
  const batch = project.batches.find((each) => each.batchId === batchId);
  const isPast = batch !== undefined && isBatchPast(batch, project.courses, now);
  return {
    number: prepared.projectNumber,
    title: prepared.title,
    level: project.creditLevel,
    dates: fullDayRange(prepared.batchBegin, prepared.batchEnd),
    tag: tagOf(project, { batchId, isPast }),
    batches:
      project.batches.length < 2
        ? []
        : project.batches.map((each, index) => ({
            batchId: each.batchId,
            label: `第 ${index + 1} 期`,
            on: each.batchId === batchId,
          })),
    figures: [
      { label: '总学分', value: credits(prepared.creditHundredths) },
      { label: '总学时', value: hours(prepared.hourTenths) },
      { label: '课程', value: String(prepared.courses.length) },
      { label: '签到人数', value: String(people) },
    ],
    analysed:
      latest === null
        ? null
        : {
            line: `第 ${latest.number} 次分析 · ${shortMoment(latest.at)}`,
            kept: latest.dutyKept,
            lacked: latest.dutyLacked,
            open: latest.dutyOpen,
          },
    coursesWord: `${prepared.courses.length} 门，各按自己的时段分析`,
    courses: prepared.courses.map((course, index) =>
      courseCard(course, { number: index + 1, project, prepared, lecturers }),
    ),
    ...footOf(latest, { isPast, courses: prepared.courses.length }),
  };
}

/** Where the grant of the batch stands: what its institution has to do comes first. */
function tagOf(
  { rounds }: Project,
  { batchId, isPast }: { batchId: string; isPast: boolean },
): GrantCoursesView['tag'] {
  const round = urgentRound(rounds.filter((each) => each.batchId === batchId));
  if (round) return { kind: 'round', state: round.state, word: '', tone: 'neutral', icon: '' };
  const tag = { kind: '', state: '' } as const;
  return isPast
    ? { ...tag, word: '待授分', tone: 'ret', icon: 'error-circle-filled' }
    : { ...tag, word: '未授分', tone: 'neutral', icon: 'time' };
}

function courseCard(
  { courseId, topic, hourTenths, lecturerName, proposedWindows }: Course,
  {
    number,
    project,
    prepared: { batchBegin, batchEnd, latest },
    lecturers,
  }: { number: number; project: Project; prepared: Prepared; lecturers: Lecturers | null },
): CourseCard {
  const found = latest?.courses.find((course) => course.courseId === courseId);
  const lessons = project.courses.find((course) => course.courseId === courseId)?.lessons ?? [];
  const [lesson, ...others] = lessons.filter(({ day }) => isInBatch(day, { begin: batchBegin, end: batchEnd }));
  const taught = lesson ? `${lessonLine(lesson)}${others.length > 0 ? ` 等 ${others.length + 1} 次` : ''}` : '';
  return {
    courseId,
    number,
    topic,
    line: [taught, `${hours(hourTenths)} 学时`, lecturerName].filter((part) => part !== '').join(' · '),
    ...lecturersOf(courseId, lecturers),
    records: found ? `${found.people} 人` : '每个人、每次签到',
    analysis: found ? `${found.windows.length} 个时段` : `待分析 · ${proposedWindows.length} 个时段`,
    eligible: found ? `${found.valid} 人` : '分析后才有',
  };
}

function lecturersOf(courseId: string, lecturers: Lecturers | null): Pick<CourseCard, 'lecturers' | 'mend'> {
  if (lecturers === null) return { lecturers: '打开查看', mend: false };
  const own = lecturers.filter(({ courses }) => courses.some((course) => course.courseId === courseId));
  if (own.length === 0) return { lecturers: '没有填主讲人', mend: true };
  const to = (standing: Lecturers[number]['standing']) => own.some((lecturer) => lecturer.standing === standing);
  if (to('cardUnknown')) return { lecturers: '卡号查不到', mend: true };
  if (to('noCard')) return { lecturers: '没有卡号', mend: true };
  return { lecturers: `${own.length} 位 · ${to('found') ? '待授' : '已授'}`, mend: false };
}

/** What is said above the two buttons, and whether there is something to grant from. */
function footOf(
  latest: Prepared['latest'],
  { isPast, courses }: { isPast: boolean; courses: number },
): Pick<GrantCoursesView, 'tip' | 'tipIcon' | 'tipTone' | 'mayGrant'> {
  const late = { tipIcon: 'error-triangle-filled', tipTone: 'late', mayGrant: false } as const;
  if (latest === null) return { ...late, tip: '先一起分析，再授分', tipIcon: 'info-circle-filled', tipTone: 'pend' };
  if (latest.daysWithoutWindow.length > 0) return { ...late, tip: '有教学日没有考勤时段，不能授分' };
  if (!isPast) return { ...late, tip: '举办周期结束后，再分析一次才能授分' };
  return { tip: `${courses} 门课已一起分析，可以授分`, tipIcon: 'check-circle-filled', tipTone: 'ok', mayGrant: true };
}
