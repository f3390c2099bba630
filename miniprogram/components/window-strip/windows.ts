import type { OutputOf } from '../../../contract/index';
import { clockMinute, clockText } from '../../services/format';

export type TodayRow = OutputOf<'attendance.today'>['rows'][number];
type WindowState = TodayRow['windows'][number];

/** One attendance window as a trainee reads it. Before an analysis a met window says 已签到, never 有效. */
export interface WindowView {
  key: string;
  label: string;
  word: string;
  /** When it was met, or until or from when it can be. */
  time: string;
  tone: 'ok' | 'pend' | 'ret';
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
    case 'waits':
      return { word: '待确认', time: at === undefined ? '' : clockMinute(at), tone: 'pend', icon: 'hourglass-filled' };
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

/** How many of today's windows can still be met. */
export const stillDue = (windows: readonly WindowState[]): number =>
  windows.filter(({ state }) => state === 'open' || state === 'upcoming').length;
