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
  word: string;
  /** When it was met, or until or from when it can be. */
  time: string;
  tone: 'ok' | 'pend' | 'late' | 'ret';
  icon: string;
}

const NOON = '12:00:00';

/** 上午, 下午, or 全天 for one that spans noon by more than a lunch hour. */
export function windowLabel(begin: string, end: string): string {
  if (end <= '13:00:00') return '上午';
  return begin >= NOON ? '下午' : '全天';
}

function stateOf({ begin, end, state, at }: WindowState): Pick<WindowView, 'word' | 'time' | 'tone' | 'icon'> {
  switch (state) {
    case 'done':
      return { word: '已签到', time: at === undefined ? '' : clockMinute(at), tone: 'ok', icon: 'check-circle-filled' };
    case 'provisional':
      return { word: '待审核', time: at === undefined ? '' : clockMinute(at), tone: 'pend', icon: 'hourglass-filled' };
    case 'awaitsConfirmation':
      return { word: '待确认', time: at === undefined ? '' : clockMinute(at), tone: 'late', icon: 'cloud-upload' };
    case 'open':
      return { word: '待签到', time: `${clockText(end)} 前`, tone: 'pend', icon: 'time' };
    case 'upcoming':
      return { word: '待签到', time: `${clockText(begin)} 起`, tone: 'pend', icon: 'time' };
    case 'missed':
      return { word: '未签到', time: `${clockText(end)} 已过`, tone: 'ret', icon: 'close-circle-filled' };
  }
}

export const windowViews = (windows: readonly WindowState[]): WindowView[] =>
  windows.map((window) => ({
    key: `${window.day} ${window.begin} ${window.end}`,
    label: window.spotCheck ? '抽查点名' : windowLabel(window.begin, window.end),
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

/** What a missed day or window costs, and what to do about it; '' while nothing costs anything. */
function lostWords({ due, batchEnd, creditHundredths }: TodayRow): string {
  const { cost, missed, missedDays, times } = due;
  if (cost === 'none') return '';
  const days = missedDays.map((day) => `${shortDay(day)} ${weekday(day)}`).join('、');
  const what = missedDays.length > 0 ? `${days}没有签到` : `有 ${missed.length} 个时段没有签到`;
  const price =
    cost === 'share'
      ? '缺的那门课没有学分，其他课照算'
      : `缺${missedDays.length > 0 ? '一天' : '一个时段'}，就没有本期的 ${credits(creditHundredths)} 学分`;
  const until = shortDay(lastAppealDay({ end: batchEnd }));
  const goOn = times > 0 ? '后面的时段仍请照常签到。' : '';
  return `${what}，${price}。当时在场的，最迟 ${until} 申诉。${goOn}`;
}

const rangeOf = ({ begin, end }: { begin: number; end: number }): string => clockRange(clockOf(begin), clockOf(end));

/**
 * What is still to be done, in one sentence; null when everything is dealt with. What is due and what a missed window costs is the
 * server's answer (domain/attendance/due.ts).
 */
export function dueView(row: TodayRow, today: Day): DueView | null {
  const { due, nextDay, creditHundredths } = row;
  const lost = lostWords(row);
  // Nothing is promised any more to one who has missed what costs everything.
  if (lost !== '') return { tone: 'ret', words: lost, appeal: true };
  const [first] = due.open;
  if (first === undefined) return null;
  const worth = `才能得 ${credits(creditHundredths)} 学分。`;
  const spot = row.windows.find(({ spotCheck, state }) => spotCheck && (state === 'open' || state === 'upcoming'));
  if (spot)
    return {
      tone: 'ret',
      words: `正在抽查点名：${clockText(spot.begin)}–${clockText(spot.end)} 请再扫一次码，${worth}`,
      appeal: false,
    };
  const todays = due.open.filter(({ begin }) => dayOf(begin) === today);
  if (due.strategy !== 'anyCourseFull') {
    const name = dayOf(first.begin) === today ? '今天 ' : dayName(dayOf(first.begin), today);
    const label = windowLabel(clockOf(first.begin), clockOf(first.end));
    return {
      tone: 'late',
      words: `本期还差 ${due.times} 个时段，最近的是${name}${label} ${rangeOf(first)}。每个时段都签到，${worth}`,
      appeal: false,
    };
  }
  if (todays.length > 0) {
    const later = nextDay === null ? '' : `，${dayName(nextDay.day, today).trim()}也要签到`;
    return {
      tone: 'late',
      words: `今天还要签到一次（${todays.map(rangeOf).join('或 ')}）${later}。每个授课日签到一次，${worth}`,
      appeal: false,
    };
  }
  if (nextDay === null) return null;
  const times = nextDay.windows.map(({ begin, end }) => clockRange(begin, end)).join('、');
  return { tone: 'late', words: `${dayName(nextDay.day, today)}${times} 还要签到，缺一天没有学分。`, appeal: false };
}
