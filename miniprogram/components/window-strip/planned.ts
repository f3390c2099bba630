import { DEFAULT_WINDOW_BEGIN, DEFAULT_WINDOW_END } from '../../../domain/project/attendance-window';
import { clockOf, dayOf, type Day } from '../../../domain/kernel/time';
import { clockRange } from '../../services/format';

/** The windows of each day as one reads them, days in the order of the windows: `07:00–12:00、14:00–18:00`. */
export function timesByDay(windows: readonly { begin: number; end: number }[]): { day: Day; times: string }[] {
  const byDay = new Map<Day, string[]>();
  for (const { begin, end } of windows) {
    const day = dayOf(begin);
    byDay.set(day, [...(byDay.get(day) ?? []), clockRange(clockOf(begin), clockOf(end))]);
  }
  return [...byDay].map(([day, times]) => ({ day, times: times.join('、') }));
}

/** When a batch's people check in, in words: the windows of a day where all days are alike, else how many there are. */
export function plannedTimes(windows: readonly { begin: number; end: number }[], everyDay = '每天'): string {
  if (windows.length === 0) return `${everyDay} ${clockRange(DEFAULT_WINDOW_BEGIN, DEFAULT_WINDOW_END)} 签到一次`;
  const lines = [...new Set(timesByDay(windows).map(({ times }) => times))];
  const [line = ''] = lines;
  if (lines.length > 1) return `共 ${windows.length} 个考勤时间段`;
  return `${everyDay} ${line} 签到${line.includes('、') ? '' : '一次'}`;
}
