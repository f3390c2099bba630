import { errorWords, type ErrorCode } from '../../../../contract/errors';
import type { OutputOf } from '../../../../contract/index';
import { LATE_LIMIT_MS } from '../../../../domain/attendance/check-in';
import type { PlaceBand } from '../../../../domain/attendance/place';
import { clockOf, dayOf, type Day } from '../../../../domain/kernel/time';
import {
  dueView,
  windowLabel,
  windowViews,
  type DueView,
  type TodayRow,
  type WindowView,
} from '../../../components/window-strip/windows';
import { failureNumber } from '../../../services/failure';
import { clock, clockMinute, clockRange, longDay, shortDay, shortMoment, weekday } from '../../../services/format';
import type { ScanOutcome } from '../../../services/scan-outcome';
import type { KeptScan } from '../../../services/scan-queue';
import { refusalOf, type RefusalAction } from './refusals';

/** What the one button at the bottom does. */
export type ResultAction = RefusalAction | 'retry';

export interface ResultView {
  tone: 'ok' | 'ret' | 'late' | 'pend';
  icon: string;
  headline: string;
  fact: string;
  lines: string[];
  /** Facts of a record. */
  details: { title: string; rows: { label: string; value: string }[] } | null;
  /** What happened and what to do, of a refusal. */
  happened: string;
  steps: string[];
  note: string;
  noteTone: 'late' | 'pend' | 'ok';
  /** What is still to be done, as far as the answer tells; the windows of the day tell it better. */
  due: DueView | null;
  /** The way by hand: the personal code for the people on site. */
  byHand: boolean;
  action: ResultAction;
  actionText: string;
  actionIcon: string;
}

const ACTIONS: Record<ResultAction, { actionText: string; icon: string }> = {
  done: { actionText: '完成', icon: '' },
  scan: { actionText: '重新扫码', icon: 'scan' },
  register: { actionText: '去注册', icon: 'user-add' },
  correct: { actionText: '去修改资料', icon: 'edit' },
  transfer: { actionText: '申请转单位', icon: 'swap' },
  face: { actionText: '去自拍', icon: 'camera' },
  retry: { actionText: '立即重试', icon: 'refresh' },
};

type Base = Pick<ResultView, 'tone' | 'icon' | 'headline'> & Partial<ResultView>;

function view(action: ResultAction, base: Base): ResultView {
  const { actionText, icon: actionIcon } = ACTIONS[action];
  return {
    fact: '',
    lines: [],
    details: null,
    happened: '',
    steps: [],
    note: '',
    noteTone: 'late',
    due: null,
    byHand: false,
    action,
    actionText,
    actionIcon,
    ...base,
  };
}

/** That the batch goes on after today, where nothing more is known: the next day may be one without teaching. */
const daysLeft = (day: Day, batchEnd: Day): DueView | null =>
  day < batchEnd
    ? {
        tone: 'late',
        words: `举办到 ${shortDay(batchEnd)} ${weekday(batchEnd)}，每个授课日都要签到，缺一天没有学分。`,
        appeal: false,
      }
    : null;

type Recorded = Extract<ScanOutcome, { kind: 'recorded' }>;

function recordedView({ record, late, awaitsConfirmation }: Recorded): ResultView {
  const { title, placeName, place, evidenceAt, batchEnd, provisional, repeat, inWindow, activity } = record;
  const when = {
    due: activity ? null : daysLeft(dayOf(evidenceAt), batchEnd),
    fact: clock(evidenceAt),
    lines: [longDay(dayOf(evidenceAt)), ...(repeat ? ['刚才已经签到过，没有重复记录'] : [])],
  };
  const details = {
    title,
    rows: [
      { label: '会场', value: placeName },
      ...(place === undefined ? [] : [{ label: '位置', value: placeWord(place) }]),
      ...(late ? [{ label: '方式', value: awaitsConfirmation ? '补传 · 待管理员确认' : '补传' }] : []),
    ],
  };
  // Never green: it is on record, and meets none of the windows in which it would count.
  if (inWindow === false)
    return view('done', {
      tone: 'late',
      icon: 'time',
      headline: '已记录，暂不计入',
      ...when,
      details,
      note: outsideWords(record),
      noteTone: 'late',
    });
  if (provisional) {
    return view('done', {
      tone: 'pend',
      icon: 'hourglass-filled',
      headline: '签到已记上，待审核',
      ...when,
      details,
      note: `您的注册还在等单位审核。审核在${activity ? '名单提交' : '考勤分析'}之前通过，这次签到就算数；请提醒本单位管理员尽快审核。`,
      noteTone: 'pend',
    });
  }
  if (awaitsConfirmation) {
    return view('done', {
      tone: 'late',
      icon: 'cloud-upload',
      headline: '补传成功，待管理员确认',
      ...when,
      details,
      note: '补传的签到由管理员确认后算数。',
    });
  }
  const note = activity
    ? { note: '这是本单位的集体活动。名单经中心审核通过后，您得到学分。', noteTone: 'ok' as const }
    : {};
  return view('done', {
    tone: 'ok',
    icon: 'check',
    headline: late ? '补传成功' : '签到成功',
    ...when,
    details,
    ...note,
  });
}

/** Where it was made, as its person reads it: what is marked is said, and who looks at it. */
function placeWord(place: PlaceBand): string {
  if (place === 'inside') return '会场内';
  return place === 'unknown' ? '没有位置，由管理员核对' : '会场外，由管理员核对';
}

/** When the next window is, for whoever scanned outside of all. */
function outsideWords({ next, evidenceAt, provisional }: Recorded['record']): string {
  const waits = provisional ? '您的注册还在等单位审核。' : '';
  if (next === null) return `这次扫码不在考勤时段内，本期已没有时段。${waits}`;
  const [day, today] = [dayOf(next.begin), dayOf(evidenceAt)];
  const when = day === today ? '今天' : `${shortDay(day)} ${weekday(day)}`;
  return `这次扫码不在考勤时段内。下一个时段：${when} ${clockRange(clockOf(next.begin), clockOf(next.end))}。${waits}`;
}

type Refused = Pick<Extract<ScanOutcome, { kind: 'refused' }>, 'code' | 'details' | 'requestId'>;

const keptLines: Partial<Record<ErrorCode, string>> = {
  notRegistered: '这次扫码已为您保留 10 分钟',
  faceRequired: '这次扫码已为您保留 3 分钟',
};

function refusedView({ code, details, requestId }: Refused): ResultView {
  const { action, icon, happened, steps, byHand = false } = refusalOf(code);
  const aged = code === 'codeExpired' && details.ageSeconds !== undefined;
  return view(action, {
    tone: code === 'notRegistered' || code === 'faceRequired' ? 'pend' : 'ret',
    icon,
    byHand,
    headline: errorWords[code].title,
    lines: [keptLines[code] ?? '这次没有签到成功'],
    happened: aged ? `会场的考勤码几秒钟就更换一次，您扫到的是 ${details.ageSeconds} 秒前的码。` : happened,
    steps,
    note:
      code === 'internal'
        ? failureNumber({ code, requestId })
        : code === 'codeExpired' || code === 'codeInvalid'
          ? '一直扫不上？请告诉现场工作人员。'
          : '',
  });
}

/** A scan that is still kept on the phone (T3c). */
export function queuedView(
  scan: KeptScan,
  sending: boolean,
): ResultView & { until: number; total: number; progress: string } {
  return {
    ...view('retry', {
      tone: 'late',
      icon: 'cloud-upload',
      headline: '网络弱，扫码已保存',
      lines: ['还没有送到服务器', '将在 10 分钟内自动补传'],
      details: { title: '', rows: [{ label: '扫码时间', value: clock(scan.scannedAt) }] },
      note: '请先不要关闭小程序。补传的记录会标注「补传」，由管理员确认。',
    }),
    until: scan.keptAt + LATE_LIMIT_MS,
    total: LATE_LIMIT_MS,
    progress: sending ? `正在第 ${scan.attempts} 次重试…` : `已尝试 ${scan.attempts} 次，会继续自动重试`,
  };
}

/** The page for an outcome that is final; a queued one has a view of its own. */
export function outcomeView(outcome: Exclude<ScanOutcome, { kind: 'queued' }>): ResultView {
  switch (outcome.kind) {
    case 'recorded':
      return recordedView(outcome);
    case 'refused':
      return refusedView(outcome);
    case 'faceWaits':
      return view('done', {
        tone: 'pend',
        icon: 'hourglass-filled',
        headline: '照片待管理员核对',
        lines: ['系统拿不准是不是您本人'],
        note: '扫码时间已经记下，管理员核对后计入；结果会在「消息」里告诉您。着急的话，请打开「个人码」让现场工作人员补签。',
        noteTone: 'pend',
        byHand: true,
      });
    case 'lapsed':
      return view('scan', {
        tone: 'ret',
        icon: 'cloud-upload',
        headline: '没能补传',
        lines: ['10 分钟内网络一直没有恢复'],
        happened: `${clock(outcome.scannedAt)} 的扫码没有送到服务器，已经超过补传时限。`,
        steps: ['网络恢复后重新扫码', '扫不上时请告诉现场工作人员'],
      });
  }
}

export interface DayView {
  /** 全天 07:00–18:00: the window this check-in lies in. */
  slot: string;
  summary: string;
  windows: WindowView[];
  due: DueView | null;
  /** 考试 16:00 开放; '' where nothing is to be said of one. */
  exam: string;
}

/** The window an instant lies in, its last second included. */
function slotOf(windows: TodayRow['windows'], at: number): string {
  const [day, time] = [dayOf(at), clock(at)];
  const slot = windows.find((window) => window.day === day && window.begin <= time && time <= window.end);
  return slot === undefined
    ? '不在考勤时段内'
    : `${windowLabel(slot.begin, slot.end)} ${clockRange(slot.begin, slot.end)}`;
}

function summaryOf(windows: TodayRow['windows']): string {
  if (windows.length === 0) return '今天没有考勤时段';
  const count = (wanted: string) => windows.filter(({ state }) => state === wanted).length;
  const [provisional, unconfirmed] = [count('provisional'), count('awaitsConfirmation')];
  return [
    `今日 ${windows.length} 个时段`,
    `已签到 ${count('done')} 个`,
    provisional > 0 ? `待审核 ${provisional} 个` : '',
    unconfirmed > 0 ? `待确认 ${unconfirmed} 个` : '',
  ]
    .filter((part) => part !== '')
    .join('，');
}

/** Today's windows of the holding that was checked in to; null when the server does not list it. */
export function dayView(
  { today, rows }: OutputOf<'attendance.today'>,
  { batchId, evidenceAt }: Pick<Recorded['record'], 'batchId' | 'evidenceAt'>,
): DayView | null {
  const row = rows.find((candidate) => candidate.batchId === batchId);
  if (row === undefined) return null;
  const { windows } = row;
  return {
    slot: slotOf(windows, evidenceAt),
    summary: summaryOf(windows),
    windows: windowViews(windows),
    due: dueView(row, today),
    exam: examWords(row.exam, evidenceAt),
  };
}

/** When the exam of the batch opens, or that it is open; the day stands there unless it is this one. */
function examWords(exam: TodayRow['exam'], now: number): string {
  if (exam === null || now >= exam.closesAt) return '';
  if (now >= exam.opensAt) return `考试已开放，${shortMoment(exam.closesAt - 1)} 前完成`;
  const isToday = dayOf(exam.opensAt) === dayOf(now);
  return `考试 ${isToday ? clockMinute(exam.opensAt) : shortMoment(exam.opensAt)} 开放`;
}
