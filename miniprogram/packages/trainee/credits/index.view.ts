import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { creditLevels } from '../../../../domain/kernel/credit-level';
import { dayOf } from '../../../../domain/kernel/time';
import { clockRange, clock, credits, hours, shortDay } from '../../../services/format';
import { windowLabel } from '../../../components/window-strip/windows';

type Ledger = OutputOf<'ledger.mine'>;
type Entry = Ledger['entries'][number];
type WithoutCredit = Ledger['withoutCredit'][number];

export const filters = ['all', 'effective', 'pending', 'reversed'] as const;
export type Filter = (typeof filters)[number];

const FILTER_LABELS: Record<Filter, string> = { all: '全部', effective: '已生效', pending: '待生效', reversed: '撤销' };

export interface TotalsView {
  credit: string;
  requiredCredit: string;
  hour: string;
  requiredHour: string;
  effective: number;
  pending: number;
  required: number;
  lack: string;
  stats: { value: string; caption: string; tone: string; icon: string }[];
}

/** What is lacking now, and after everything pending has become effective. */
function lackOf({ requiredCreditHundredths, effectiveCreditHundredths, pendingCreditHundredths }: Ledger): string {
  const lacking = requiredCreditHundredths - effectiveCreditHundredths;
  if (lacking <= 0) return '本年度学分要求已经达到';
  const later = lacking - pendingCreditHundredths;
  if (pendingCreditHundredths === 0) return `还差 ${credits(lacking)} 学分`;
  const then = later > 0 ? `生效后还差 ${credits(later)}` : '生效后达到要求';
  return `还差 ${credits(lacking)} 学分；待生效的 ${credits(pendingCreditHundredths)} ${then}`;
}

export const totalsView = (ledger: Ledger): TotalsView => ({
  credit: credits(ledger.effectiveCreditHundredths),
  requiredCredit: credits(ledger.requiredCreditHundredths),
  hour: hours(ledger.effectiveHourTenths),
  requiredHour: hours(ledger.requiredHourTenths),
  effective: ledger.effectiveCreditHundredths,
  pending: ledger.pendingCreditHundredths,
  required: ledger.requiredCreditHundredths,
  lack: lackOf(ledger),
  stats: [
    { value: credits(ledger.effectiveCreditHundredths), caption: '已生效', tone: 'ok', icon: 'check-circle-filled' },
    { value: credits(ledger.pendingCreditHundredths), caption: '待生效', tone: 'pend', icon: 'hourglass-filled' },
    { value: credits(ledger.reversedCreditHundredths), caption: '已撤销', tone: 'neu', icon: 'rollback' },
  ],
});

/** Chips with their counts; a state nobody is in has none. */
export function chipViews(entries: readonly Entry[], chosen: Filter): { filter: Filter; label: string; on: boolean }[] {
  return filters
    .map((filter) => ({
      filter,
      count: filter === 'all' ? entries.length : entries.filter(({ state }) => state === filter).length,
    }))
    .filter(({ filter, count }) => filter === 'all' || count > 0)
    .map(({ filter, count }) => ({ filter, label: `${FILTER_LABELS[filter]} ${count}`, on: filter === chosen }));
}

export interface EntryView {
  entryId: string;
  title: string;
  line: string;
  credit: string;
  state: Entry['state'];
  note: string;
}

/** Why an entry is still pending: whose turn it is. */
const PENDING_NOTES: Record<Entry['roundState'], string> = {
  granting: '正在授分',
  granted: '单位待提交资料',
  nobodyGranted: '',
  materialsSubmitted: '中心审核资料中',
  materialsReturned: '资料被退回，单位修改中',
  effective: '',
};

export const entryViews = (entries: readonly Entry[], filter: Filter): EntryView[] =>
  entries
    .filter(({ state }) => filter === 'all' || state === filter)
    .map(({ entryId, title, activityDate, creditLevel, role, creditHundredths, hourTenths, state, roundState }) => ({
      entryId,
      title,
      line: [
        shortDay(activityDate),
        labelOf(creditLevels, creditLevel),
        `${hours(hourTenths)} 学时`,
        role === 'lecturer' ? '授课' : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
      credit: `+${credits(creditHundredths)}`,
      state,
      note: state === 'pending' ? PENDING_NOTES[roundState] : '',
    }));

export interface WithoutCreditView {
  key: string;
  title: string;
  date: string;
  word: string;
  tone: 'ret' | 'sus' | 'neutral';
  icon: string;
  reason: string;
  /** Whom to ask. */
  contact: string;
}

/** A missed window as it is talked about: 11-30 全天 07:00–18:00. */
function windowText({ begin, end }: WithoutCredit['missedWindows'][number]): string {
  const [from, to] = [clock(begin), clock(end)];
  return `${shortDay(dayOf(begin))} ${windowLabel(from, to)} ${clockRange(from, to)}`;
}

function reasonOf({
  reason,
  missedWindows,
}: WithoutCredit): Pick<WithoutCreditView, 'word' | 'tone' | 'icon' | 'reason'> {
  switch (reason) {
    case 'absent':
      return {
        word: '缺勤',
        tone: 'ret',
        icon: 'close-circle-filled',
        reason:
          missedWindows.length === 0
            ? '考勤分析未通过'
            : `没有签到的时段：${missedWindows.map(windowText).join('、')}。每个时段都签到才能得学分。`,
      };
    case 'excluded':
      return {
        word: '已排除',
        tone: 'sus',
        icon: 'shield-error-filled',
        reason: '举办单位取消了这次的有效考勤。',
      };
    case 'alreadyGranted':
      return {
        word: '不重复授分',
        tone: 'neutral',
        icon: 'check-circle-filled',
        reason: '同一项目一年只授一次学分，您已经得过。',
      };
    case 'notApproved':
      return {
        word: '当时没有资格',
        tone: 'ret',
        icon: 'error-circle-filled',
        reason: '分析考勤或授分时，您的注册没有通过审核，或已登记离职。请联系本单位管理员。',
      };
  }
}

export const withoutCreditViews = (rows: readonly WithoutCredit[]): WithoutCreditView[] =>
  rows.map((row) => ({
    key: `${row.projectId} ${row.activityDate}`,
    title: row.title,
    date: shortDay(row.activityDate),
    ...reasonOf(row),
    contact: `如有疑问，请联系举办单位：${row.institutionName}`,
  }));

export const waitingViews = (rows: Ledger['waiting']): { key: string; title: string; line: string }[] =>
  rows.map(({ projectId, title, lastDay }) => ({
    key: `${projectId} ${lastDay}`,
    title,
    line: `${shortDay(lastDay)} 结束 · 等举办单位分析考勤并授分`,
  }));

/** Nothing in this year: neither entries nor anything that explains why. */
export const isEmptyYear = ({ entries, withoutCredit, waiting }: Ledger): boolean =>
  entries.length + withoutCredit.length + waiting.length === 0;
