import type { InputOf, OutputOf } from '../../../../contract/index';
import { longMoment } from '../../../services/format';

type Row = OutputOf<'review.history'>['rows'][number];

/** What the chips above the list hold; '' is no filter. */
export interface HistoryFilters {
  search: string;
  /** `y2025`: as a number it would not stand in the order it was given in. */
  year: string;
  kind: string;
  decision: string;
  paperMissing: boolean;
}

export const noFilters: HistoryFilters = { search: '', year: '', kind: '', decision: '', paperMissing: false };

const kinds = { project: '项目', change: '变更', materials: '会议资料', cancel: '取消' } as const;
const decisions = { approve: '通过', return: '退回', cancel: '单位取消' } as const;
const options = (all: string, words: Readonly<Record<string, string>>) => [
  { value: '', label: all },
  ...Object.entries(words).map(([value, label]) => ({ value, label })),
];
export const kindOptions = options('全部类别', { ...kinds, project: '项目申报' });
export const decisionOptions = options('全部结论', decisions);
export const yearOptions = (thisYear: number) =>
  options(
    '全部年度',
    Object.fromEntries([0, 1, 2, 3, 4, 5].map((back) => [`y${thisYear - back}`, String(thisYear - back)])),
  );

const isOf = <Words extends object>(words: Words, word: string): word is keyof Words & string => word in words;

/** What the call is asked for; an open filter is left out. */
export function historyInput({
  search,
  year,
  kind,
  decision,
  paperMissing,
}: HistoryFilters): InputOf<'review.history'> {
  return {
    ...(search === '' ? {} : { search }),
    ...(year === '' ? {} : { year: Number(year.slice(1)) }),
    ...(isOf(kinds, kind) ? { kind } : {}),
    ...(isOf(decisions, decision) ? { decision } : {}),
    ...(paperMissing ? { paperMissing } : {}),
  };
}

/** A decision as its card shows it (J3). */
export interface HistoryCard {
  decisionId: string;
  kind: Row['kind'];
  subjectId: string;
  projectId: string;
  number: string;
  title: string;
  level: Row['creditLevel'];
  institutionName: string;
  /** 2025-11-27 16:40 何静: the list goes over several years. */
  line: string;
  tag: { word: string; tone: 'ok' | 'ret' | 'neutral'; icon: string };
  /** 原因：日程表未盖章; '' without one. */
  reason: string;
  /** Of an approved project: whether its paper originals have come, and who noted it. */
  paper: { received: boolean; line: string } | null;
}

const tags = {
  approve: { end: '已通过', tone: 'ok', icon: 'check-circle-filled' },
  return: { end: '已退回', tone: 'ret', icon: 'rollback' },
  cancel: { end: '', tone: 'neutral', icon: 'minus-circle-filled' },
} as const;

export function historyCard(row: Row): HistoryCard {
  const { end, tone, icon } = tags[row.decision];
  const { paper } = row;
  return {
    decisionId: row.decisionId,
    kind: row.kind,
    subjectId: row.subjectId,
    projectId: row.projectId,
    number: row.projectNumber,
    title: row.title,
    level: row.creditLevel,
    institutionName: row.institutionName,
    line: `${longMoment(row.at)} ${row.by}`,
    tag: { word: row.decision === 'cancel' ? '已取消' : `${kinds[row.kind]}${end}`, tone, icon },
    reason: row.reason === '' ? '' : `${row.decision === 'cancel' ? '单位取消' : '原因'}：${row.reason}`,
    paper: paper === undefined ? null : { received: paper.received, line: paperLine(paper) },
  };
}

function paperLine({ received, by, at }: NonNullable<Row['paper']>): string {
  const noted = by === undefined || at === undefined ? '' : ` ${longMoment(at)} ${by}`;
  return received ? `纸质原件已收到${noted}` : '纸质原件还没有收到';
}
