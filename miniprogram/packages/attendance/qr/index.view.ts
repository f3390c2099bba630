import { errorWords } from '../../../../contract/errors';
import type { OutputOf } from '../../../../contract/index';
import { windowLabel } from '../../../components/window-strip/windows';
import { clockOf, dayOf, secondOf } from '../../../../domain/kernel/time';
import { capView } from '../../../services/head-count';
import { clock, clockRange, dayRange, shortDay } from '../../../services/format';
import type { DisplayState } from './code-display';
import type { ShownCode } from './codes';

/** What covers the code, and why. */
export interface Cover {
  icon: string;
  title: string;
  advice: string;
}

export interface CountView {
  label: string;
  /** Today's people; '–' while nobody knows. */
  people: string;
  /** Behind the figure: 人, or / 300 人. */
  unit: string;
  /** 本期 290 / 300 人, where today's people are not all that the cap counts; else ''. */
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
  /** Paused by somebody; another refusal cannot be undone here. */
  paused: boolean;
  /** What the session is is known, so it may be paused and set. */
  known: boolean;
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
  const ofBatch = alone ? '' : `本期 ${used} / ${cap} 人`;
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

function coverOf({ refusal, code, network, signedOut }: DisplayState): Cover | null {
  if (refusal === 'sessionClosed')
    return {
      icon: 'pause-circle',
      title: '考勤已暂停',
      advice: '5 秒内对所有人生效，已签到的人不受影响。点「继续」重新出码。',
    };
  if (refusal !== '') return { icon: refusal === 'outsideBatch' ? 'calendar' : 'error-circle', ...errorWords[refusal] };
  if (code !== null) return null;
  if (signedOut) return { icon: 'user-locked', title: '登录已到期', advice: '重新登录后，这里自动继续出码。' };
  return network === 'gap'
    ? { icon: 'wifi-off', title: '暂停：网络中断', advice: '已取得的码用完了，网络恢复后会自动继续。' }
    : { icon: 'qrcode', title: '正在取码', advice: '' };
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

/** @param now the server's time, epoch ms */
export function displayView(state: DisplayState, now: number): DisplayView {
  const { session, code, live, network, holdsUntil, refusal, signedOut, countedAt } = state;
  return {
    title: session?.title ?? '',
    period: periodOf(state, now),
    place: session?.placeName ?? '',
    code: code ?? NO_CODE,
    cover: coverOf(state),
    network,
    holdsUntil,
    signedOut,
    stoppedAt: signedOut && countedAt > 0 ? clock(countedAt) : '',
    count: countView(live),
    names: (live?.recentNames ?? []).join('　'),
    paused: refusal === 'sessionClosed',
    known: session !== null,
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
