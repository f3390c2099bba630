import { pairingCodeIn } from '../../../../../domain/attendance/display';
import { errorWords } from '../../../../../contract/index';
import { call } from '../../../../services/call';
import { busyWhile, send } from '../../../../services/command';
import type { Tap } from '../../../../services/events';
import { failureView } from '../../../../services/failure';
import { open } from '../../../../services/navigate';
import { displayRows, type DisplayRow } from './displays';

/** The displays of a session: pairing one, ending one, or making one of this phone. Event: `close`. */
Component({
  options: { virtualHost: true },
  properties: {
    visible: { type: Boolean, value: false },
    sessionId: { type: String, value: '' },
  },
  data: {
    busy: false,
    status: 'loading',
    problem: '',
    displays: [] as DisplayRow[],
  },
  observers: {
    visible(visible: boolean) {
      if (visible) void this.load();
    },
  },
  methods: {
    async load() {
      try {
        const answer = await call('display.list', { sessionId: this.data.sessionId });
        this.setData({ status: 'ready', problem: '', displays: displayRows(answer) });
      } catch (error) {
        const { title } = failureView(error);
        this.setData(this.data.status === 'ready' ? { problem: title } : { status: 'failed', problem: title });
      }
    },
    async pair() {
      const scanned = await readCode();
      if (scanned === undefined) return;
      const code = pairingCodeIn(scanned);
      if (code === undefined) return void tellWrongCode();
      const { sessionId } = this.data;
      const paired = await busyWhile(this, () => send('display.pair', { sessionId, code }));
      if (paired === undefined) return;
      void wx.showToast({ title: '已配对，大屏马上出码', icon: 'none' });
      await this.load();
    },
    async end({ currentTarget }: Tap<{ id: string; name: string }>) {
      const { id, name } = currentTarget.dataset;
      const { confirm } = await wx.showModal({
        title: `结束${name}？`,
        content: '它马上停止显示，要用时再扫码配对。',
        confirmText: '结束',
        cancelText: '取消',
      });
      if (!confirm) return;
      if ((await busyWhile(this, () => send('display.end', { displayId: id }))) !== undefined) await this.load();
    },
    here() {
      this.triggerEvent('close');
      open('display', { sessionId: this.data.sessionId });
    },
    close() {
      if (!this.data.busy) this.triggerEvent('close');
    },
    closed(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.close();
    },
  },
});

/** @returns the text of the code, or undefined when the scanner was closed */
async function readCode(): Promise<string | undefined> {
  try {
    return (await wx.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })).result;
  } catch {
    return undefined;
  }
}

async function tellWrongCode(): Promise<void> {
  const { title, advice } = errorWords.displayCodeInvalid;
  await wx.showModal({ title, content: advice, showCancel: false, confirmText: '知道了' });
}
