import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { creditLevels } from '../../../../domain/kernel/credit-level';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import {
  dueView,
  windowViews,
  type DueView,
  type TodayRow,
  type WindowView,
} from '../../../components/window-strip/windows';
import { clockMinute, credits, hours, longMoment, shortMoment, spokenDay } from '../../../services/format';
import type { Session } from '../../../services/session';

type Trainee = NonNullable<Session['trainee']>;
type Own = NonNullable<OutputOf<'home.trainee'>['own']>;

/** The person in the head band. */
export interface HeadView {
  initial: string;
  name: string;
  place: string;
  state: Trainee['state'];
  stateWord: string;
  stateIcon: string;
}

const HEAD_STATES: Record<Trainee['state'], { stateWord: string; icon: string }> = {
  approved: { stateWord: '单位已审核', icon: 'check-circle-filled' },
  pending: { stateWord: '待审核', icon: 'hourglass-filled' },
  returned: { stateWord: '资料被退回', icon: 'rollback' },
  left: { stateWord: '已离职', icon: 'logout' },
};

export function headView(trainee: Session['trainee']): HeadView | null {
  if (trainee === null) return null;
  const { name, institutionName, departmentName, state } = trainee;
  const { stateWord, icon } = HEAD_STATES[state];
  return {
    initial: firstCharacter(name),
    name,
    place: `${institutionName} · ${departmentName}`,
    state,
    stateWord,
    stateIcon: icon,
  };
}

/** What a WeChat without a registration hears of its request for one; null when it made none. */
export interface RebindingView {
  state: NonNullable<Session['rebinding']>['state'];
  title: string;
  text: string;
}

export function rebindingView(rebinding: Session['rebinding']): RebindingView | null {
  if (rebinding === null) return null;
  const { state } = rebinding;
  return state === 'pending'
    ? { state, title: '换绑申请等待单位审核', text: '通过后，就在这个微信签到、看学分。' }
    : { state, title: '换绑申请被退回', text: '点开看原因，可以重新申请。' };
}

/** What the WeChat hears from which a registration was moved to another one; '' when none was. */
export const movedAwayWords = (moved: Session['movedAway']): string =>
  moved === null
    ? ''
    : `您的注册已于 ${shortMoment(moved.at)} 转到另一个微信，不是您本人办理请马上联系${moved.institutionName}。`;

/** A scan that waits for its person to register. */
export interface KeptView {
  /** By the phone's own clock, which its countdown goes by. */
  until: number;
  scannedAt: string;
  title: string;
  /** 08:41 */
  end: string;
}

/** @param now the same moment by the server's clock and by the phone's */
export function keptView(
  kept: OutputOf<'home.trainee'>['keptScan'],
  now: { server: number; phone: number },
): KeptView | null {
  if (kept === null || kept.until <= now.server) return null;
  const { scannedAt, until, title } = kept;
  return { until: now.phone + until - now.server, scannedAt: longMoment(scannedAt), title, end: clockMinute(until) };
}

export interface TodayView {
  key: string;
  projectId: string;
  batchId: string;
  title: string;
  venue: string;
  windows: WindowView[];
  /** What becomes of what is done; '' when there is nothing to say. */
  advice: string;
  /** What is still to be done. */
  due: DueView | null;
}

/** What does not count yet, each kind with who has to act. */
function waitsOf(windows: TodayRow['windows']): string {
  const count = (wanted: string) => windows.filter(({ state }) => state === wanted).length;
  const [provisional, unconfirmed] = [count('provisional'), count('awaitsConfirmation')];
  return [
    provisional > 0 ? `有 ${provisional} 个时段的签到待审核，单位审核通过您的注册后才算数。` : '',
    unconfirmed > 0 ? `有 ${unconfirmed} 个时段的补传待确认，管理员确认后才算数。` : '',
  ].join('');
}

function adviceOf(row: TodayRow, today: string): Pick<TodayView, 'advice' | 'due'> {
  const due = dueView(row, today);
  const waits = waitsOf(row.windows);
  const done = due === null && waits === '' ? '考勤时段都已签到。学分要等单位授分、中心审核后生效。' : '';
  return { advice: waits + done, due };
}

export const todayViews = ({ today, rows }: OutputOf<'attendance.today'>): { date: string; rows: TodayView[] } => ({
  date: spokenDay(today),
  rows: rows.map((row) => ({
    key: `${row.projectId}:${row.batchId}`,
    projectId: row.projectId,
    batchId: row.batchId,
    title: row.title,
    venue: row.venue,
    windows: windowViews(row.windows),
    ...adviceOf(row, today),
  })),
});

export interface YearView {
  title: string;
  credit: string;
  requiredCredit: string;
  hour: string;
  requiredHour: string;
  creditHundredths: number;
  pendingCreditHundredths: number;
  requiredCreditHundredths: number;
  hourTenths: number;
  requiredHourTenths: number;
  lack: string;
}

/** The year against its requirement; only what is effective counts. */
export function yearView(ledger: Own['year']): YearView {
  const lackingCredit = Math.max(0, ledger.requiredCreditHundredths - ledger.effectiveCreditHundredths);
  const lackingHour = Math.max(0, ledger.requiredHourTenths - ledger.effectiveHourTenths);
  const parts = [
    lackingCredit > 0 ? `${credits(lackingCredit)} 学分` : '',
    lackingHour > 0 ? `${hours(lackingHour)} 学时` : '',
  ];
  const soon = ledger.pendingCreditHundredths > 0 ? `；另有 ${credits(ledger.pendingCreditHundredths)} 学分待生效` : '';
  const lack = parts.filter((part) => part !== '').join('、');
  return {
    title: `${ledger.year} 年学分`,
    credit: credits(ledger.effectiveCreditHundredths),
    requiredCredit: credits(ledger.requiredCreditHundredths),
    hour: hours(ledger.effectiveHourTenths),
    requiredHour: hours(ledger.requiredHourTenths),
    creditHundredths: ledger.effectiveCreditHundredths,
    pendingCreditHundredths: ledger.pendingCreditHundredths,
    requiredCreditHundredths: ledger.requiredCreditHundredths,
    hourTenths: ledger.effectiveHourTenths,
    requiredHourTenths: ledger.requiredHourTenths,
    lack: `${lack === '' ? '本年度要求已经达到' : `距年度要求还差 ${lack}`}${soon}`,
  };
}

export interface RecordView {
  recordId: string;
  title: string;
  time: string;
  state: OutputOf<'attendance.myRecords'>['rows'][number]['state'];
}

export const recordViews = (rows: OutputOf<'attendance.myRecords'>['rows']): RecordView[] =>
  rows.map(({ recordId, title, evidenceAt, state }) => ({ recordId, title, time: shortMoment(evidenceAt), state }));

export interface NoticeRowView {
  projectId: string;
  month: string;
  day: string;
  title: string;
  line: string;
}

export const noticeRowViews = (rows: OutputOf<'notice.list'>['rows']): NoticeRowView[] =>
  rows.map(({ projectId, title, firstDay, creditLevel, creditHundredths, venue }) => ({
    projectId,
    month: `${Number(firstDay.slice(5, 7))}月`,
    day: firstDay.slice(8),
    title,
    line: `${labelOf(creditLevels, creditLevel)} · ${credits(creditHundredths)} 学分 · ${venue}`,
  }));

/** Something that the trainee still owes: an evaluation, or an exam. */
export interface OwedView {
  key: string;
  kind: Own['owed'][number]['kind'];
  projectId: string;
  batchId: string;
  icon: string;
  words: string;
  line: string;
}
const owedWords = {
  evaluation: { icon: 'star', words: '评价', note: '匿名 · ' },
  exam: { icon: 'task', words: '考试', note: '' },
} as const;
/** The end of a day is written as people write it. */
const untilWords = (until: number): string => {
  const moment = shortMoment(until);
  return moment.endsWith('00:00') ? `${shortMoment(until - 1).slice(0, 5)} 24:00` : moment;
};
export const owedViews = (owed: Own['owed']): OwedView[] =>
  owed.map(({ kind, projectId, batchId, title, until }) => ({
    key: `${kind}:${projectId}:${batchId}`,
    ...{ kind, projectId, batchId },
    icon: owedWords[kind].icon,
    words: `${owedWords[kind].words}：${title}`,
    line: `${owedWords[kind].note}${untilWords(until)} 截止`,
  }));
