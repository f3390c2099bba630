import { errorWords } from '../../../../contract/errors';
import type { OutputOf } from '../../../../contract/index';
import type { Tone } from '../../../components/state-tag/state-words';
import { isInBatch } from '../../../../domain/project/batch';
import { canBeHeld } from '../../../../domain/project/project-state';
import { clockOf, dayOf, daysFrom, secondOf, type Day } from '../../../../domain/kernel/time';
import { clockText, dayRange, rangeDays, shortDay, spokenDay, weekday } from '../../../services/format';
import { analysisEntry, type AnalysisEntry } from '../../../services/analysis-entry';
import { capView } from '../../../services/head-count';

type Sessions = OutputOf<'attendanceSession.list'>;
type Batch = Sessions['batches'][number];
type Session = Batch['sessions'][number];
type Courses = Sessions['courses'];

/** A session of the chosen day (D1). */
export interface SessionRow {
  sessionId: string;
  placeName: string;
  state: { word: string; tone: Tone; icon: string };
  people: string;
  unit: string;
  /** 第 1、2 节 · 5 秒换码 · 核对位置 300 米 */
  line: string;
  /** '' where its code cannot be shown on that day. */
  button: string;
  /** The code is shown at a touch; else the session is opened again first. */
  open: boolean;
  /** The one that a hand most likely looks for. */
  first: boolean;
}

/** A course with the manual's three columns (M11). */
export interface CourseRow {
  courseId: string;
  number: number;
  topic: string;
  /** Who teaches it, and where it is held. */
  line: string;
  cap: string;
  /** 开, 关, 分场 where its sessions differ, – for none. */
  face: string;
  /** Its sessions of that day. */
  sessionIds: string[];
  /** 打开, 2 场, or – for none. */
  code: string;
}

export interface Choice {
  key: string;
  label: string;
  on: boolean;
}

/** One batch on one of its days. */
export interface BatchView {
  batchId: string;
  day: Day;
  batches: Choice[];
  days: Choice[];
  dates: string;
  people: string;
  heading: string;
  sessionsWord: string;
  sessions: SessionRow[];
  /** 今天 2 场合计 …, where there are several. */
  total: string;
  dayPeople: string;
  courses: CourseRow[];
  coursesWord: string;
  /** The name of the manual's third column. */
  codeColumn: string;
  /** Why attendance cannot be opened now; '' when it can. */
  refusal: string;
  /** A session may be made: not for a batch that is over, nor of a project that may not be held. */
  mayAdd: boolean;
  /** The default session can be opened now. */
  mayOpen: boolean;
  /** Somebody may have checked in, so there is something to list and to analyse. */
  begun: boolean;
  /** A session asks for faces, so pictures may wait for a look. */
  faces: boolean;
  analysis: AnalysisEntry;
  /** Of which day a sign-in sheet is printed. */
  sheetLine: string;
}

/** The two calls were answered one after the other: a batch may be in one answer alone. */
const unplanned = ({ begin, end }: Batch) => ({ begin, end, windows: [], restDays: [] });

/** The batch that is held on a day, else the next one, else the last. */
export const batchNearest = (batches: readonly Batch[], day: Day): Batch | undefined =>
  batches.find((batch) => isInBatch(day, batch)) ??
  batches.find(({ begin }) => begin > day) ??
  batches[batches.length - 1];

function stateOf({ open }: Session, { day, windows }: Batch, now: number): SessionRow['state'] {
  const today = dayOf(now);
  if (today > day) return { word: '已结束', tone: 'neutral', icon: 'lock-on-filled' };
  if (today < day) return { word: '未到日期', tone: 'pend', icon: 'time' };
  if (!open) return { word: '已暂停', tone: 'late', icon: 'pause-circle' };
  const second = secondOf(now);
  if (windows.some(({ begin, end }) => second >= begin && second <= end))
    return { word: '考勤中', tone: 'ok', icon: 'check-circle-filled' };
  const next = windows.find(({ begin }) => second < begin);
  return next
    ? { word: `${clockText(clockOf(next.begin))} 开始`, tone: 'pend', icon: 'time' }
    : { word: '时段已结束', tone: 'neutral', icon: 'time' };
}

function coursesWord(courseIds: readonly string[], courses: Courses): string {
  if (courseIds.length === courses.length) return `全部 ${courses.length} 节`;
  const numbers = courses.flatMap(({ courseId }, index) => (courseIds.includes(courseId) ? [index + 1] : []));
  return `第 ${numbers.join('、')} 节`;
}

/** Nothing where places are not looked at. */
const placeWord = ({ place }: Session): string[] => (place === null ? [] : [`核对位置 ${place.radiusMetres} 米`]);

function sessionRows(batch: Batch, sessions: readonly Session[], courses: Courses, now: number): SessionRow[] {
  const shows = (session: Session): boolean => batch.day === dayOf(now) && session.open;
  const first = sessions.find((session) => stateOf(session, batch, now).tone === 'ok') ?? sessions.find(shows);
  return sessions.map((session) => ({
    sessionId: session.sessionId,
    placeName: session.placeName,
    state: stateOf(session, batch, now),
    people: String(session.headCount),
    unit: capView(session).unit,
    line: [coursesWord(session.courseIds, courses), `${session.rotationSeconds} 秒换码`, ...placeWord(session)].join(
      ' · ',
    ),
    button: batch.day === dayOf(now) ? (session.open ? '打开二维码' : '继续考勤') : '',
    open: session.open,
    first: (first ?? sessions[0]) === session,
  }));
}

/** Whether a face is checked in the sessions of a course. */
function faceWord(own: readonly Session[]): string {
  const checked = own.filter(({ faceCheck }) => faceCheck).length;
  if (own.length === 0) return '–';
  return checked === 0 ? '关' : checked === own.length ? '开' : '分场';
}

function courseRows(sessions: readonly Session[], courses: Courses): CourseRow[] {
  return courses.map(({ courseId, topic, lecturerName }, index) => {
    const own = sessions.filter(({ courseIds }) => courseIds.includes(courseId));
    const [only, ...others] = own;
    const places = [...new Set(own.map(({ placeName }) => placeName))].join('、');
    return {
      courseId,
      number: index + 1,
      topic,
      line: [lecturerName, places].filter((part) => part !== '').join(' · '),
      cap: only === undefined ? '–' : others.length > 0 ? '分场' : only.cap === null ? '不限' : `${only.cap} 人`,
      face: faceWord(own),
      sessionIds: own.map(({ sessionId }) => sessionId),
      code: only === undefined ? '还没有场次' : others.length > 0 ? `${own.length} 场` : '打开',
    };
  });
}

function refusalOf(batch: Batch, projectState: OutputOf<'project.get'>['state'], now: number): string {
  if (!canBeHeld(projectState))
    return `${errorWords.projectNotApproved.title}，${errorWords.projectNotApproved.advice}`;
  const today = dayOf(now);
  if (isInBatch(today, batch)) return '';
  return today < batch.begin
    ? `${errorWords.outsideBatch.title}，${spokenDay(batch.begin)}起可以开考勤；场次现在就可以建好`
    : '举办周期已结束，不再出码。谁有效，请看考勤分析。';
}

/** A day by its name, and whether it is the one of the clock. */
const dayName = (day: Day, now: number): string =>
  `${shortDay(day)} ${weekday(day)}${day === dayOf(now) ? ' · 今天' : ''}`;

export function batchView(
  { batches, courses }: Sessions,
  {
    state: projectState,
    batches: planned,
    courses: taught,
  }: Pick<OutputOf<'project.get'>, 'state' | 'batches' | 'courses'>,
  { batchId, now }: { batchId: string; now: number },
): BatchView | null {
  const batch = batches.find((each) => each.batchId === batchId);
  if (batch === undefined) return null;
  const { begin, end, day, dayHeadCount } = batch;
  const plan = planned.find((one) => one.batchId === batchId) ?? unplanned(batch);
  const sessions = batch.sessions.filter((session) => session.day === null || session.day === day);
  const refusal = refusalOf(batch, projectState, now);
  const isToday = day === dayOf(now);
  const days = daysFrom(begin, end).filter((each) => !plan.restDays.some((rest) => rest.day === each));
  return {
    batchId,
    day,
    batches:
      batches.length > 1
        ? batches.map((each, index) => ({
            key: each.batchId,
            label: `第 ${index + 1} 期 ${dayRange(each.begin, each.end)}`,
            on: each.batchId === batchId,
          }))
        : [],
    days: days.length > 1 ? days.map((each) => ({ key: each, label: dayName(each, now), on: each === day })) : [],
    dates: `${dayRange(begin, end)} · ${rangeDays(begin, end)} 天`,
    people: String(batch.headCount),
    heading: isToday ? '今天的场次' : `${shortDay(day)} 的场次`,
    sessionsWord: sessions.length === 0 ? '' : `${sessions.length} 场`,
    sessions: sessionRows(batch, sessions, courses, now),
    total: sessions.length > 1 ? `${isToday ? '今天' : '这天'} ${sessions.length} 场合计（同一人只算一次）` : '',
    dayPeople: `${dayHeadCount} 人`,
    courses: courseRows(sessions, courses),
    coursesWord: `${courses.length} 节`,
    codeColumn: '二维码考勤',
    refusal,
    mayAdd: canBeHeld(projectState) && dayOf(now) <= end,
    mayOpen: refusal === '' && isToday && batch.sessions.length === 0,
    begun: batch.sessions.length > 0,
    faces: batch.sessions.some(({ faceCheck }) => faceCheck),
    analysis: analysisEntry(plan, taught, now),
    sheetLine: `${shortDay(day)} 会前名单或会后签到，PDF，含签名栏`,
  };
}
