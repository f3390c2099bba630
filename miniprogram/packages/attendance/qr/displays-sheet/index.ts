import { errorWords } from '../../../../../contract/errors';
import { pairingCodeIn, typedPairingCode } from '../../../../../domain/attendance/display';
import { defineComponent, nothing } from '../../../../page/define-component';
import type { Send } from '../../../../page/actions';
import { open } from '../../../../page/navigate';
import { routes } from '../../../../page/routes';
import { ask, sheet, tell } from '../../../../page/sheets';
import { call } from '../../../../services/call';
import type { Tap, Told } from '../../../../services/events';
import { failureView } from '../../../../services/failure';
import { toast } from '../../../../services/passing';
import { displayRows, type DisplayRow } from './displays';

const notAskedYet: { status: 'loading' | 'ready' | 'failed'; problem: string; displays: DisplayRow[] } = {
  status: 'loading',
  problem: '',
  displays: [],
};

/** The displays of a session: pairing one, ending one, or making one of this phone. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { visible: false, sessionId: '' },
  data: notAskedYet,
  events: { close: nothing },
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
        const { title: problem } = failureView(error);
        this.setData(this.data.status === 'ready' ? { problem } : { status: 'failed', problem });
      }
    },
    pair() {
      void this.run('pair', async (send) => {
        const scanned = await sheet(() => wx.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] }));
        if (scanned === undefined) return;
        await this.pairWith(send, pairingCodeIn(scanned.result));
      });
    },
    /** A screen that hangs too high, or a camera that does not read it: the code stands there in letters as well. */
    typeCode() {
      void this.run('pair', async (send) => {
        const typed = await sheet(() =>
          wx.showModal({ title: '输入配对码', editable: true, placeholderText: '大屏上的 16 个字母和数字' }),
        );
        if (typed?.confirm === true) await this.pairWith(send, typedPairingCode(typed.content));
      });
    },
    async pairWith(send: Send, code: string | undefined) {
      if (code === undefined) {
        const { title, advice } = errorWords.displayCodeInvalid;
        return tell({ title, content: advice });
      }
      await send('display.pair', { sessionId: this.data.sessionId, code });
      toast('已配对，大屏马上出码', 'none');
      await this.load();
    },
    end({ currentTarget }: Tap<{ id: string; name: string }>) {
      const { id, name } = currentTarget.dataset;
      void this.run('end', async (send) => {
        const yes = await ask({
          title: `结束${name}？`,
          content: '它马上停止显示，要用时再扫码配对。',
          confirmText: '结束',
        });
        if (!yes) return;
        await send('display.end', { displayId: id });
        await this.load();
      });
    },
    here() {
      void this.run('here', async () => {
        this.tell('close');
        await open(routes.display, { sessionId: this.data.sessionId });
      });
    },
    close() {
      if (this.data.busy === '') this.tell('close');
    },
    closed({ detail: { visible } }: Told<{ visible: boolean }>) {
      if (!visible) this.close();
    },
  },
});
