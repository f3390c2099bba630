import { pairingText } from '../../../../domain/attendance/display';
import { clockOf, MINUTE_MS, secondOf } from '../../../../domain/kernel/time';
import { windowLabel } from '../../../components/window-strip/windows';
import { clockMinute, clockRange } from '../../../services/format';
import type { DisplayState } from '../qr/code-display';
import { displayView, type DisplayView } from '../qr/index.view';

/** The big display as it is drawn: the phone's own view, in words for those who stand before it. */
export interface HallView extends DisplayView {
  /** 上午 08:00–12:00: the window that goes on, or the next one of today; what is read from the last row (D11). */
  window: string;
  /** What of a cap is said beside the count: 已满 60 人, 还剩 3 个名额, 上限 300, 名额 290/300; '' without one. */
  places: string;
  /** Said under the code. */
  rhythm: string;
  /** How the hall filled today; null before anybody came. */
  arrivals: ArrivalsView | null;
}

export interface ArrivalsView {
  people: number[];
  /** 近 5 分钟 +13 */
  lately: string;
  /** Clock at the curve's two ends. */
  from: string;
  until: string;
}

function arrivalsView(live: DisplayState['live'], now: number): ArrivalsView | null {
  if (!live?.arrivals) return null;
  const { begin, stepMinutes, people, lately } = live.arrivals;
  return {
    people,
    lately: `近 5 分钟 +${lately}`,
    from: clockMinute(begin),
    until: clockMinute(Math.min(now, begin + people.length * stepMinutes * MINUTE_MS)),
  };
}

function windowOf({ windows }: DisplayState, now: number): string {
  const shown = windows.find(({ end }) => secondOf(now) <= end) ?? windows[windows.length - 1];
  if (shown === undefined) return '';
  const [begin, end] = [clockOf(shown.begin), clockOf(shown.end)];
  return `${windowLabel(begin, end)} ${clockRange(begin, end)}`;
}

/** @param today who has come today; the cap counts all days of the session */
function placesOf({ count: { capped, full, cap, used, note } }: DisplayView, today: number | undefined): string {
  if (!capped) return '';
  if (full) return `已满 ${cap} 人`;
  if (note !== '') return note;
  return used === today ? `上限 ${cap}` : `名额 ${used}/${cap}`;
}

/** @param now the server's time, epoch ms */
export function hallView(state: DisplayState, now: number): HallView {
  const view = displayView(state, now);
  const seconds = state.session?.rotationSeconds;
  return {
    ...view,
    cover:
      view.cover && view.paused ? { ...view.cover, advice: '请稍候，管理员会继续。已签到的人不受影响。' } : view.cover,
    count: { ...view.count, note: view.count.full ? `已满 ${view.count.cap} 人` : view.count.note },
    window: windowOf(state, now),
    places: placesOf(view, state.live?.headCount),
    rhythm: seconds === undefined ? '' : `每 ${seconds} 秒换一次码，扫照片和截屏无效`,
    arrivals: arrivalsView(state.live, now),
  };
}

/** A device that waits to be paired. */
export interface PairingView {
  /** What its code says. */
  text: string;
  /** Nobody came for it in a while: it asks no more until somebody touches it. */
  resting: boolean;
}

export const pairingView = (code: string): PairingView => ({ text: pairingText(code), resting: false });
