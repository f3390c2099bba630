import type { OutputOf } from '../../../contract/index';
import { lastAppealDay } from '../../../domain/attendance/appeal';
import { addDays, clockOf, dayOf, type Day } from '../../../domain/kernel/time';
import { clockMinute, clockRange, clockText, credits, shortDay, weekday } from '../../services/format';

export type TodayRow = OutputOf<'attendance.today'>['rows'][number];
type WindowState = TodayRow['windows'][number];

/** One attendance window as a trainee reads it. Before an analysis a met window says 已签到, never 有效. */
export interface WindowView {
  key: string;
  label: string;
  /** The courses that ask for it; '' when all of them do. */
  courses: string;
  word: string;
  /** When it was met, or until or from when it can be. */
  time: string;
  tone: 'ok' | 'pend' | 'late' | 'ret' | 'neutral';
  icon: string;
}

const NOON = '12:00:00';

/** 上午, 下午, or 全天 for one that spans noon by more than a lunch hour. */
export function windowLabel(begin: string, end: string): string {
  if (end <= '13:00:00') return '上午';
  return begin >= NOON ? '下午' : '全天';
}

const names = (topics: readonly string[]): string => topics.map((topic) => `《${topic}》`).join('或');

function stateOf({
  begin,
  end,
  state,
  at,
  need,
  otherCourse,
}: WindowState): Pick<WindowView, 'word' | 'time' | 'tone' | 'icon'> {
  const open = { word: need === 'choice' ? '可选' : '待签到', tone: 'pend', icon: 'time' } as const;
  // What is needed for nothing is not asked for; what is over and costs nothing is no fault.
  const idle = { word: '不必签', tone: 'neutral', icon: 'remove' } as const;
  switch (state) {
    case 'done':
      return { word: '已签到', time: at === undefined ? '' : clockMinute(at), tone: 'ok', icon: 'check-circle-filled' };
    case 'provisional':
      return { word: '待审核', time: at === undefined ? '' : clockMinute(at), tone: 'pend', icon: 'hourglass-filled' };
    case 'awaitsConfirmation':
      return { word: '待确认', time: at === undefined ? '' : clockMinute(at), tone: 'late', icon: 'cloud-upload' };
    case 'open':
    case 'upcoming':
      if (need === 'none') return { ...idle, time: clockRange(begin, end) };
      return { ...open, time: state === 'open' ? `${clockText(end)} 前` : `${clockText(begin)} 起` };
    case 'missed':
      return {
        word: otherCourse ? '签的是别的课' : '未签到',
        time: `${clockText(end)} 已过`,
        tone: 'ret',
        icon: 'close-circle-filled',
      };
  }
}

export const windowViews = (windows: readonly WindowState[]): WindowView[] =>
  windows.map((window) => ({
    key: `${window.day} ${window.begin} ${window.end}`,
    label: window.spotCheck ? '抽查点名' : windowLabel(window.begin, window.end),
    courses: names(window.topics),
    ...stateOf(window),
  }));

/** What a trainee has still to do about a holding; `tone` is that of a note. */
export interface DueView {
  tone: 'late' | 'ret';
  words: string;
  /** Whether something was missed that may be appealed. */
  appeal: boolean;
}

/** 明天（11-30 周日）, or the day alone when it is a later one. */
function dayName(day: Day, today: Day): string {
  const name = `${shortDay(day)} ${weekday(day)}`;
  return day === addDays(today, 1) ? `明天（${name}）` : `${name} `;
}

/** What the words about a holding are made from. */
export type DueFacts = Pick<TodayRow, 'due' | 'batchEnd' | 'creditHundredths' | 'asking'> &
  Partial<Pick<TodayRow, 'windows'>>;

/** What a missed day or window costs, and what to do about it; '' while nothing costs anything. */
function lostWords({ due, batchEnd, creditHundredths, asking }: DueFacts, today: Day): string {
  const { cost, missed, missedDays, strategy } = due;
  if (cost === 'none') return '';
  const days = missedDays.map((day) => `${shortDay(day)} ${weekday(day)}`).join('、');
  const what =
    missedDays.length > 0
      ? `${days}没有签到`
      : strategy === 'anyCourseFull' && asking === 'byCourse'
        ? '每门课程都缺了时段'
        : `有 ${missed.length} 个时段没有签到`;
  const price =
    cost === 'share'
      ? `缺的那门课没有学分，其他课照算，最多还能得 ${credits(due.creditHundredths)} 学分`
      : `缺${missedDays.length > 0 ? '一天' : '一个时段'}，就没有本期的 ${credits(creditHundredths)} 学分`;
  const until = shortDay(lastAppealDay({ end: batchEnd }));
  // Whoever was there after all needs the rest as well.
  const goOn = today < batchEnd || due.times > 0 ? '后面的时段仍请照常签到。' : '';
  return `${what}，${price}。当时在场的，最迟 ${until} 申诉。${goOn}`;
}

type Span = { begin: number; end: number };
type Way = TodayRow['due']['ways'][number];

const rangeOf = ({ begin, end }: Span): string => clockRange(clockOf(begin), clockOf(end));

/** 今天 下午 13:00–18:00 */
function spanWords(span: Span, today: Day): string {
  const day = dayOf(span.begin);
  const name = day === today ? '今天 ' : dayName(day, today);
  return `${name}${windowLabel(clockOf(span.begin), clockOf(span.end))} ${rangeOf(span)}`;
}

/** 还差 2 个时段，最近的是今天 下午 13:00–18:00，另外 11-30 周日 签到一次 */
function wayWords({ windows, days }: Way, today: Day): string {
  const [first] = windows;
  const own = first === undefined ? '' : `还差 ${windows.length} 个时段，最近的是${spanWords(first, today)}`;
  const once = days.map(
    ({ day, windows: any }) =>
      `${day === today ? '今天' : dayName(day, today).trim()}签到一次（${any.map(rangeOf).join('或 ')}）`,
  );
  return [own, once.length === 0 ? '' : `${own === '' ? '还要' : '另外'}${once.join('、')}`]
    .filter((part) => part !== '')
    .join('，');
}

/** So many ways are told; who wants more finds them in the list of the slots. */
const WAYS_TOLD = 3;

/**
 * What is still to be done, in one sentence; null when everything is dealt with. What is due and what a missed window costs is the
 * server's answer (domain/attendance/due.ts).
 */
export function dueView(facts: DueFacts, today: Day): DueView | null {
  const { due, asking } = facts;
  const spot = facts.windows?.find(({ spotCheck, state }) => spotCheck && (state === 'open' || state === 'upcoming'));
  if (spot)
    return {
      tone: 'ret',
      words: `抽查点名：${clockText(spot.begin)}–${clockText(spot.end)} 请再扫一次会场的码，没扫的算缺一个时段。`,
      appeal: false,
    };
  const lost = lostWords(facts, today);
  // Nothing is promised any more to one who has missed what costs everything.
  if (lost !== '') return { tone: 'ret', words: lost, appeal: true };
  const [way, ...others] = due.ways;
  if (way === undefined) return null;
  const worth = `${credits(due.creditHundredths)} 学分`;
  if (others.length > 0) {
    const told = due.ways.slice(0, WAYS_TOLD).map((each) => `${names(each.topics)}${wayWords(each, today)}`);
    const more = due.ways.length > WAYS_TOLD ? `；还有 ${due.ways.length - WAYS_TOLD} 门` : '';
    return { tone: 'late', words: `以下课程任意一门签满，就得 ${worth}：${told.join('；')}${more}。`, appeal: false };
  }
  if (asking === 'onceADay' && due.strategy !== 'byCourseHours') return onceADayView(way, today, worth);
  const name = due.strategy === 'anyCourseFull' && way.topics.length > 0 ? names(way.topics) : '本期';
  return { tone: 'late', words: `${name}${wayWords(way, today)}。全部签到，才能得 ${worth}。`, appeal: false };
}

function onceADayView({ windows }: Way, today: Day, worth: string): DueView | null {
  const todays = windows.filter(({ begin }) => dayOf(begin) === today);
  const [next] = windows.filter(({ begin }) => dayOf(begin) !== today);
  if (todays.length > 0) {
    const later = next === undefined ? '' : `，${dayName(dayOf(next.begin), today).trim()}也要签到`;
    const words = `今天还要签到一次（${todays.map(rangeOf).join('或 ')}）${later}。每个授课日签到一次，才能得 ${worth}。`;
    return { tone: 'late', words, appeal: false };
  }
  if (next === undefined) return null;
  return {
    tone: 'late',
    words: `${dayName(dayOf(next.begin), today)}${rangeOf(next)} 还要签到，缺一天没有学分。`,
    appeal: false,
  };
}
