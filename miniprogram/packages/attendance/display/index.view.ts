import { pairingText } from '../../../../domain/attendance/display';
import { MINUTE_MS } from '../../../../domain/kernel/time';
import { clockMinute } from '../../../services/format';
import type { DisplayState } from '../qr/code-display';
import { displayView, type DisplayView } from '../qr/index.view';

/** The big display as it is drawn: the phone's own view, in words for those who stand before it. */
export interface HallView extends DisplayView {
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

/** @param now the server's time, epoch ms */
export function hallView(state: DisplayState, now: number): HallView {
  const view = displayView(state, now);
  const seconds = state.session?.rotationSeconds;
  return {
    ...view,
    cover:
      view.cover && view.paused ? { ...view.cover, advice: '请稍候，管理员会继续。已签到的人不受影响。' } : view.cover,
    count: { ...view.count, note: view.count.full ? `已满 ${view.count.cap} 人` : view.count.note },
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
