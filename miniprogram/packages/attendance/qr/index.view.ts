import { errorWords } from '../../../../contract/errors';
import type { OutputOf } from '../../../../contract/index';
import { windowLabel } from '../../../components/window-strip/windows';
import { clockOf, dayOf, SECOND_MS, secondOf } from '../../../../domain/kernel/time';
import { capView } from '../../../services/head-count';
import { clock, clockRange, clockText, countdown, dayRange, shortDay, weekday } from '../../../services/format';
import type { DisplayState } from './code-display';
import type { ShownCode } from './codes';

/** What covers the code, and why. */
export interface Cover {
  icon: string;
  title: string;
  advice: string;
  /** What can be done about it by whoever is signed in; '' for nothing. */
  action: '' | 'showAnyway' | 'analyse' | 'openList';
  button: string;
}

const cover = (icon: string, title: string, advice: string, action: Cover['action'] = ''): Cover => ({
  icon,
  title,
  advice,
  action,
  button: BUTTONS[action],
});
const BUTTONS: Record<Cover['action'], string> = {
  '': '',
  showAnyway: '现在就显示二维码',
  analyse: '去考勤分析',
  openList: '去参加人员',
};

export interface CountView {
  label: string;
  /** Today's people; '–' while nobody knows. */
  people: string;
  /** Behind the figure: 人, or / 300 人. */
  unit: string;
  /** 本场共 290 / 300 人, where today's people are not all that the cap counts; 各场合计 400 人, where there are other halls. */
  ofBatch: string;
  /** All of it, as it is read out. */
  spoken: string;
  capped: boolean;
  used: number;
  cap: number;
  /** Said when the places run out. */
  note: string;
  full: boolean;
}

/** The display as it is drawn; each field is sent only when it has changed. */
export interface DisplayView {
  title: string;
  /** 11-29 下午 13:00–18:00 (M12) */
  period: string;
  place: string;
  code: ShownCode;
  cover: Cover | null;
  network: DisplayState['network'];
  holdsUntil: number;
  /** The sign-in is over: what is said at the foot of the page, in place of what only somebody signed in can do. */
  signedOut: boolean;
  /** 13:24:08, when the count stands still since then; else ''. */
  stoppedAt: string;
  count: CountView;
  /** The last arrivals, masked. */
  names: string;
  /** That a spot check goes on or begins soon; else ''. */
  spotCheck: string;
  /** Paused by somebody; another refusal cannot be undone here. */
  paused: boolean;
  /** It can be paused or go on: not on a day that is not its own. */
  mayPause: boolean;
  /** What the session is is known, so it may be paused and set. */
  known: boolean;
  /** Of a group activity (M21): it has a list of people, and nothing that belongs to a batch. */
  activity: boolean;
}

const NO_CODE: ShownCode = { text: '', until: 0, total: 1 };
/** From this share of the cap on the places left are told. */
const NEARLY_FULL = 0.95;

export function countView(live: OutputOf<'attendance.live'> | null): CountView {
  const { unit, capped, cap, used } = capView(live ?? { headCount: 0, batchCount: null, cap: null });
  const alone = !capped || used === live?.headCount;
  const full = capped && used >= cap;
  const label = '今天已签到';
  const people = live === null ? '–' : String(live.headCount);
  const behind = alone ? unit : '人';
  const allSessions = live?.allSessions ?? null;
  const ofBatch = [
    alone ? '' : `本场共 ${used} / ${cap} 人`,
    // Somebody who was in two halls is one.
    allSessions === null ? '' : `各场合计 ${allSessions} 人`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
  return {
    label,
    people,
    unit: behind,
    ofBatch,
    spoken: [label, people, behind, ofBatch].join(' ').trim(),
    capped,
    used: Math.min(used, cap),
    cap,
    full,
    note: full
      ? `已满 ${cap} 人，可在设置里调高`
      : capped && used >= cap * NEARLY_FULL
        ? `还剩 ${cap - used} 个名额`
        : '',
  };
}

/** What covers the code while somebody could scan it and it would count for nothing (D13c); null while a window is open. */
function outsideWindows({ session, windows, next, live }: DisplayState, now: number): Cover | null {
  const second = secondOf(now);
  // A spot check is a window that began after these were fetched: its code is shown at once.
  if (live?.spotCheck && second >= live.spotCheck.begin && second <= live.spotCheck.end) return null;
  if (session === null || windows.some(({ begin, end }) => second >= begin && second <= end)) return null;
  const counts = '现在扫码只记录，不计入';
  const over = windows.filter(({ end }) => end < second);
  const last = over[over.length - 1];
  const ended = last === undefined ? '' : `${nameOf(last)}时段 ${minuteOf(last.end)} 已结束。`;
  if (next === null)
    // Nothing is claimed where nobody knows the windows.
    return windows.length === 0 ? null : cover('check-circle', '时段已全部结束', `${counts}。`, 'showAnyway');
  if (dayOf(next.begin) === dayOf(now))
    return cover('time', `${nameOf(next)} ${minuteOf(next.begin)} 开始`, `${ended}${counts}。`, 'showAnyway');
  const title = windows.length === 0 ? '今天没有考勤时段' : '今天的时段已结束';
  const day = `${shortDay(dayOf(next.begin))} ${weekday(dayOf(next.begin))}`;
  const when = clockRange(clockOf(next.begin), clockOf(next.end));
  return cover('time', title, `下一个时段：${day} ${when}。${counts}。`, 'showAnyway');
}

const nameOf = ({ begin, end }: { begin: number; end: number }): string => windowLabel(clockOf(begin), clockOf(end));
const minuteOf = (instant: number): string => clockText(clockOf(instant));

/** Why there is no code on a day that is not the session's: it is over, or it has not begun. */
function outsideDays({ session }: DisplayState, now: number): Cover {
  if (session === null) return cover('calendar', errorWords.outsideBatch.title, errorWords.outsideBatch.advice);
  const begin = session.day ?? session.batchBegin;
  const end = session.day ?? session.batchEnd;
  if (session.activity && dayOf(now) > end)
    return cover('check-circle', '活动已结束', '扫过码的人在「参加人员」里写入名单后，提交中心审核。', 'openList');
  if (dayOf(now) < begin)
    return cover('calendar', '还没到举办日期', `${shortDay(begin)} ${weekday(begin)}起可以显示考勤码。`);
  return session.day !== null && dayOf(now) <= session.batchEnd
    ? cover('check-circle', '本场已结束', `本场只在 ${shortDay(end)} ${weekday(end)}考勤，已签到的都在考勤明细里。`)
    : cover(
        'check-circle',
        '本期已结束',
        `举办到 ${shortDay(end)} ${weekday(end)}，不再出码。谁有效，请看考勤分析。`,
        'analyse',
      );
}

function coverOf(state: DisplayState, now: number): Cover | null {
  const { refusal, code, network, signedOut } = state;
  if (refusal === 'sessionClosed')
    return cover('pause-circle', '考勤已暂停', '5 秒内对所有人生效，已签到的人不受影响。点「继续」重新出码。');
  if (refusal === 'outsideBatch') return outsideDays(state, now);
  if (refusal !== '') return cover('error-circle', errorWords[refusal].title, errorWords[refusal].advice);
  if (code !== null) return outsideWindows(state, now);
  if (signedOut) return cover('user-locked', '登录已到期', '重新登录后，这里自动继续出码。');
  return network === 'gap'
    ? cover('wifi-off', '暂停：网络中断', '已取得的码用完了，网络恢复后会自动继续。')
    : cover('qrcode', '正在取码', '');
}

/** The window that goes on or comes next today, and the last one once all are over; the batch's days when none is known. */
function periodOf({ session, windows }: DisplayState, now: number): string {
  if (session === null) return '';
  const coming = windows.findIndex(({ end }) => secondOf(now) <= end);
  const index = coming < 0 ? windows.length - 1 : coming;
  const window = windows[index];
  if (window === undefined) return dayRange(session.batchBegin, session.batchEnd);
  const [begin, end] = [clockOf(window.begin), clockOf(window.end)];
  return [
    `${shortDay(dayOf(window.begin))} ${windowLabel(begin, end)} ${clockRange(begin, end)}`,
    ...(windows.length > 1 ? [`第 ${index + 1}/${windows.length} 段`] : []),
    ...(coming < 0 ? ['已过'] : now < window.begin ? ['未到'] : []),
  ].join(' · ');
}

/** A spot check as a hall reads it from afar (D11g). */
export interface SpotView {
  /** 抽查点名 */
  title: string;
  /** 请再扫一次，还剩 */
  ask: string;
  /** 1:26 */
  left: string;
  /** 268 / 312 */
  came: string;
  asked: string;
}

/** @returns null while none goes on, nor is announced */
export function spotView(spotCheck: OutputOf<'attendance.live'>['spotCheck'], now: number): SpotView | null {
  if (spotCheck === null || now >= spotCheck.end + SECOND_MS) return null;
  const { begin, end, came, asked } = spotCheck;
  const announced = now < begin;
  return {
    title: '抽查点名',
    ask: announced ? '请准备再扫一次，还有' : '请再扫一次，还剩',
    left: countdown((announced ? begin : end + SECOND_MS) - now),
    came: announced ? '' : String(came),
    asked: announced ? '' : ` / ${asked}`,
  };
}

/** The announcement of a spot check, on the code page and in the hall. */
function spotCheckWords(spotCheck: OutputOf<'attendance.live'>['spotCheck'], now: number): string {
  if (spotCheck === null || now >= spotCheck.end + SECOND_MS) return '';
  return now < spotCheck.begin
    ? `抽查点名 ${clock(spotCheck.begin)} 开始，请准备再扫一次码`
    : `正在抽查点名，${clock(spotCheck.end)} 前请再扫一次码`;
}

/** @param now the server's time, epoch ms */
export function displayView(state: DisplayState, now: number): DisplayView {
  const { session, code, live, network, holdsUntil, refusal, signedOut, countedAt } = state;
  return {
    title: session?.title ?? '',
    period: periodOf(state, now),
    place: session?.placeName ?? '',
    code: code ?? NO_CODE,
    cover: coverOf(state, now),
    network,
    holdsUntil,
    signedOut,
    stoppedAt: signedOut && countedAt > 0 ? clock(countedAt) : '',
    count: countView(live),
    names: (live?.recentNames ?? []).join('　'),
    spotCheck: spotCheckWords(live?.spotCheck ?? null, now),
    paused: refusal === 'sessionClosed',
    mayPause: refusal === '' || refusal === 'sessionClosed',
    known: session !== null,
    activity: session?.activity === true,
  };
}

/** The fields of `next` that differ from what is shown: setData carries nothing else. */
export function changedFields<View extends object>(shown: Partial<View>, next: View): Partial<View> {
  const changed: Partial<View> = {};
  for (const key of Object.keys(next) as (keyof View)[]) {
    if (JSON.stringify(shown[key]) !== JSON.stringify(next[key])) changed[key] = next[key];
  }
  return changed;
}
