import type { OutputOf } from '../../../contract/index';
import { labelOf } from '../../../domain/kernel/enumeration';
import { activityKinds } from '../../../domain/credit/group-activity';
import { creditLevels } from '../../../domain/kernel/credit-level';
import { credits, hours, shortDay } from '../../services/format';

/** One year of somebody's ledger, as they and their institution see it. */
export type LedgerYear = Omit<OutputOf<'ledger.mine'>, 'withoutCredit' | 'waiting' | 'ended' | 'appeals'>;
type Entry = LedgerYear['entries'][number];

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
  /** What a yearly cap cuts off; '' where it cuts nothing. */
  cut: string;
  stats: { value: string; caption: string; tone: string; icon: string }[];
}

/** What is lacking now, and after everything pending has become effective. */
function lackOf({ requiredCreditHundredths, effectiveCreditHundredths, pendingCreditHundredths }: LedgerYear): string {
  const lacking = requiredCreditHundredths - effectiveCreditHundredths;
  if (lacking <= 0) return '本年度学分要求已经达到';
  const later = lacking - pendingCreditHundredths;
  if (pendingCreditHundredths === 0) return `还差 ${credits(lacking)} 学分`;
  const then = later > 0 ? `生效后还差 ${credits(later)}` : '生效后达到要求';
  return `还差 ${credits(lacking)} 学分；待生效的 ${credits(pendingCreditHundredths)} ${then}`;
}

/** 集体活动每年最多计 10.00 学分：共 12.00，计入 10.00 */
const cutOf = ({ cut }: LedgerYear): string =>
  cut === null
    ? ''
    : `集体活动每年最多计 ${credits(cut.capHundredths)} 学分：共 ${credits(cut.allHundredths)}，计入 ${credits(cut.countedHundredths)}`;

export const totalsView = (ledger: LedgerYear): TotalsView => ({
  credit: credits(ledger.effectiveCreditHundredths),
  requiredCredit: credits(ledger.requiredCreditHundredths),
  hour: hours(ledger.effectiveHourTenths),
  requiredHour: hours(ledger.requiredHourTenths),
  effective: ledger.effectiveCreditHundredths,
  pending: ledger.pendingCreditHundredths,
  required: ledger.requiredCreditHundredths,
  lack: lackOf(ledger),
  cut: cutOf(ledger),
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
  /** Why it was taken back; '' unless it was. */
  why: string;
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
    .map(
      ({
        entryId,
        title,
        activityDate,
        creditLevel,
        activityKind,
        role,
        creditHundredths,
        hourTenths,
        state,
        roundState,
        reversedFor,
      }) => ({
        entryId,
        title,
        why: reversedFor === '' ? '' : `撤销原因：${reversedFor}`,
        line: [
          shortDay(activityDate),
          creditLevel === null ? '' : labelOf(creditLevels, creditLevel),
          role === 'groupActivity' ? '集体活动' : '',
          activityKind === null ? '' : labelOf(activityKinds, activityKind),
          `${hours(hourTenths)} 学时`,
          role === 'lecturer' ? '授课' : '',
        ]
          .filter((part) => part !== '')
          .join(' · '),
        credit: `+${credits(creditHundredths)}`,
        state,
        note: state === 'pending' ? PENDING_NOTES[roundState] : '',
      }),
    );
