import { pairingText } from '../../../../domain/display';
import type { DisplayState } from '../qr/code-display';
import { displayView, type DisplayView } from '../qr/index.view';

/** The big display as it is drawn: the phone's own view, in words for those who stand before it. */
export interface HallView extends DisplayView {
  /** Said under the code. */
  rhythm: string;
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
