import { errorWords } from '../../../../contract/errors';
import type { OutputOf } from '../../../../contract/index';
import type { Tone } from '../../../components/state-tag/state-words';
import { isInBatch } from '../../../../domain/project/batch';
import { canBeHeld } from '../../../../domain/project/project-state';
import { dayOf } from '../../../../domain/kernel/time';
import { dayRange, rangeDays, spokenDay } from '../../../services/format';
import { analysisEntry, type AnalysisEntry } from '../../../services/analysis-entry';

type Sessions = OutputOf<'attendanceSession.list'>;
type BatchSession = Sessions['batches'][number];

/** One batch with its QR attendance (M11). */
export interface SessionCard {
  batchId: string;
  sessionId: string;
  title: string;
  dates: string;
  state: { word: string; tone: Tone; icon: string };
  people: string;
  /** 全部 4 节课程, or their topics. */
  courses: string;
  settings: string;
  button: string;
  /** Why attendance cannot be opened now; '' when it can. */
  refusal: string;
  /** Somebody may have checked in, so there is something to list and to analyse. */
  begun: boolean;
  analysis: AnalysisEntry;
}

const SHOWN_TOPICS = 2;

/** The two calls were answered one after the other: a batch may be in one answer alone. */
const unplanned = ({ begin, end }: BatchSession) => ({ begin, end, windows: [], restDays: [] });

function coursesOf(session: BatchSession['session'], courses: Sessions['courses']): string {
  if (session === null || session.courseIds.length === courses.length) return `全部 ${courses.length} 节课程`;
  const topics = courses.filter(({ courseId }) => session.courseIds.includes(courseId)).map(({ topic }) => topic);
  return topics.length <= SHOWN_TOPICS
    ? topics.join('、')
    : `${topics.slice(0, SHOWN_TOPICS).join('、')} 等 ${topics.length} 节`;
}

function stateOf({ session, begin, end }: BatchSession, now: number): SessionCard['state'] {
  const today = dayOf(now);
  if (today > end) return { word: '已结束', tone: 'neutral', icon: 'lock-on-filled' };
  if (today < begin) return { word: '未到日期', tone: 'pend', icon: 'time' };
  if (session === null) return { word: '未开始', tone: 'pend', icon: 'time' };
  return session.open
    ? { word: '考勤中', tone: 'ok', icon: 'check-circle-filled' }
    : { word: '已暂停', tone: 'late', icon: 'pause-circle' };
}

function refusalOf(batch: BatchSession, projectState: OutputOf<'project.get'>['state'], now: number): string {
  if (!canBeHeld(projectState))
    return `${errorWords.projectNotApproved.title}，${errorWords.projectNotApproved.advice}`;
  const today = dayOf(now);
  if (isInBatch(today, batch)) return '';
  return today < batch.begin
    ? `${errorWords.outsideBatch.title}，${spokenDay(batch.begin)}起可以开考勤`
    : '举办周期已结束，不能再开考勤';
}

export function sessionCards(
  { batches, courses }: Sessions,
  {
    state: projectState,
    batches: planned,
    courses: taught,
  }: Pick<OutputOf<'project.get'>, 'state' | 'batches' | 'courses'>,
  now: number,
): SessionCard[] {
  return batches.map((batch, index) => {
    const { batchId, begin, end, session, headCount } = batch;
    return {
      batchId,
      sessionId: session?.sessionId ?? '',
      title: batches.length > 1 ? `第 ${index + 1} 期` : '举办周期',
      dates: `${dayRange(begin, end)} · ${rangeDays(begin, end)} 天`,
      state: stateOf(batch, now),
      people: String(headCount),
      courses: coursesOf(session, courses),
      settings:
        session === null
          ? ''
          : [
              session.placeName,
              session.cap === null ? '不限人数' : `上限 ${session.cap} 人`,
              `${session.rotationSeconds} 秒换码`,
            ].join(' · '),
      button: session?.open === false ? '继续二维码考勤' : '二维码考勤',
      refusal: refusalOf(batch, projectState, now),
      begun: session !== null,
      analysis: analysisEntry(planned.find((one) => one.batchId === batchId) ?? unplanned(batch), taught, now),
    };
  });
}
