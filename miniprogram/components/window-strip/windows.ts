import type { OutputOf } from '../../../contract/index';
import { addDays, type Day } from '../../../domain/kernel/time';
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
    label: windowLabel(window.begin, window.end),
    ...stateOf(window),
  }));

/** What a trainee has still to do about a holding; `tone` is that of a note. */
export interface DueView {
  tone: 'late' | 'ret';
  words: string;
}

/** 明天（11-30 周日）, or the day alone when it is a later one. */
function dayName(day: Day, today: Day): string {
  const name = `${shortDay(day)} ${weekday(day)}`;
  return day === addDays(today, 1) ? `明天（${name}）` : `${name} `;
}

/**
 * What is still to be done, in one sentence; null when every window is dealt with. Credits need every window of every day
 * (M8, M17), whatever the strategy of the grant: who stops after the first day of two gets none.
 */
export function dueView({ windows, nextDay, creditHundredths }: TodayRow, today: Day): DueView | null {
  const missed = windows.filter(({ state }) => state === 'missed').length;
  // Nothing is promised any more to one who has missed a window.
  if (missed > 0) return { tone: 'ret', words: `有 ${missed} 个时段没有签到，如有疑问请现场联系工作人员。` };
  const due = windows.filter(({ state }) => state === 'open' || state === 'upcoming').length;
  if (due > 0) {
    const later = nextDay === null ? '' : `，${dayName(nextDay.day, today).trim()}也要签到`;
    return {
      tone: 'late',
      words: `还差 ${due} 个时段${later}。每个时段都签到，才能得 ${credits(creditHundredths)} 学分。`,
    };
  }
  if (nextDay === null) return null;
  const times = nextDay.windows.map(({ begin, end }) => clockRange(begin, end)).join('、');
  return { tone: 'late', words: `${dayName(nextDay.day, today)}${times} 还要签到，缺一天没有学分。` };
}
