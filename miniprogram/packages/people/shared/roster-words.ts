import type { RosterStanding } from '../../../../domain/person/roster';
import { columnTitle } from '../../../../domain/person/roster-columns';

/** How a standing on the roster is shown: what it is called, its icon, and what may be done about it. */
export interface StandingWords {
  label: string;
  icon: string;
  tone: 'ok' | 'pend' | 'late' | 'ret' | 'neu';
  note: string;
  /** What stands in the place of an empty list. */
  empty: string;
}

export const standingWords: Record<RosterStanding, StandingWords> = {
  approved: {
    label: '已注册并通过',
    icon: 'check-circle-filled',
    tone: 'ok',
    note: '',
    empty: '花名册里还没有人通过审核',
  },
  matches: {
    label: '待审核，与花名册一致',
    icon: 'hourglass-filled',
    tone: 'pend',
    note: '姓名、科室都相同',
    empty: '没有等待审核、又与花名册一致的人',
  },
  differs: {
    label: '待审核，与花名册不同',
    icon: 'error-triangle-filled',
    tone: 'late',
    note: '姓名或科室不同，请逐个核对',
    empty: '没有与花名册不同的注册',
  },
  returned: {
    label: '注册已退回',
    icon: 'rollback',
    tone: 'ret',
    note: '等本人修改后再提交',
    empty: '没有被退回的注册',
  },
  missing: {
    label: '还没有注册',
    icon: 'user',
    tone: 'neu',
    note: '可导出名单，请科室通知',
    empty: '花名册里的人都已经注册',
  },
};

/** The order in which they stand: what is done, what waits, what is missing. */
export const standingsInOrder = ['approved', 'matches', 'differs', 'returned', 'missing'] as const;

/** Headings that a roster may have, the demanded ones marked. */
export const columnTags = (
  columns: readonly { key: Parameters<typeof columnTitle>[0] }[],
  demanded: readonly string[],
): { title: string; demanded: boolean }[] =>
  columns.map(({ key }) => ({ title: columnTitle(key), demanded: demanded.includes(key) }));
