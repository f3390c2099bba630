import type { OutputOf } from '../../../../contract/index';
import { SPOT_CHECK_NOTICE_MINUTES } from '../../../../domain/attendance/spot-check';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import { clock, clockMinute } from '../../../services/format';

type Answer = OutputOf<'spotCheck.get'>;
type Last = NonNullable<Answer['last']>;
export type NoticeMinutes = (typeof SPOT_CHECK_NOTICE_MINUTES)[number];

export const noticeChips = SPOT_CHECK_NOTICE_MINUTES.map((minutes) => ({
  minutes,
  label: minutes === 0 ? '现在开始' : `${minutes} 分钟后`,
}));

/** What the page says of the last one; null before the first. */
export interface CheckView {
  state: 'announced' | 'running' | 'over';
  /** 正在点名, 10:03:00 开始, 已结束. */
  word: string;
  /** 10:00:00–10:01:59 · 李建华 */
  line: string;
  /** By the phone's own clock: until when it counts down. */
  until: number;
  total: number;
  scanned: string;
  present: string;
}

/** @param now the same moment by the server's clock and by the phone's */
export function checkView(last: Last | null, now: { server: number; phone: number }): CheckView | null {
  if (last === null) return null;
  const { begin, end, by, scanned, present } = last;
  const state = now.server < begin ? 'announced' : now.server < end + 1000 ? 'running' : 'over';
  const target = state === 'announced' ? begin : end + 1000;
  return {
    state,
    word: state === 'announced' ? `${clock(begin)} 开始` : state === 'running' ? '正在点名' : '已结束',
    line: `${clock(begin)}–${clock(end)} · ${by}`,
    until: now.phone + target - now.server,
    total: state === 'announced' ? Math.max(1, begin - now.server) : end + 1000 - begin,
    scanned: String(scanned),
    present: String(present),
  };
}

export interface MissingCard {
  personId: string;
  initial: string;
  name: string;
  line: string;
}

export const missingCard = (row: Answer['rows'][number]): MissingCard => ({
  personId: row.personId,
  initial: firstCharacter(row.name),
  name: row.name,
  line: `${row.institutionName} · ${row.departmentName} · 最近签到 ${clockMinute(row.lastAt)}`,
});

/** Whether another one may begin. */
export const mayStart = (check: CheckView | null): boolean => check === null || check.state === 'over';
