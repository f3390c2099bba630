import { DEFAULT_WINDOW_BEGIN, DEFAULT_WINDOW_END } from '../../../domain/project/attendance-window';
import { clockOf, dayOf } from '../../../domain/kernel/time';
import { clockText } from '../../services/format';

/** When a batch's people check in, in words: the windows of a day where all days are alike, else how many there are. */
export function plannedTimes(windows: readonly { begin: number; end: number }[], everyDay = '每天'): string {
  if (windows.length === 0)
    return `${everyDay} ${clockText(DEFAULT_WINDOW_BEGIN)}–${clockText(DEFAULT_WINDOW_END)} 签到一次`;
  const byDay = new Map<string, string[]>();
  for (const { begin, end } of windows) {
    const day = dayOf(begin);
    byDay.set(day, [...(byDay.get(day) ?? []), `${clockText(clockOf(begin))}–${clockText(clockOf(end))}`]);
  }
  const lines = [...new Set([...byDay.values()].map((times) => times.join('、')))];
  return lines.length === 1 ? `${everyDay} ${lines[0] ?? ''} 签到` : `共 ${windows.length} 个考勤时间段`;
}
