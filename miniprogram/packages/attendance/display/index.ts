import { asSignedIn } from '../../../services/administrator';
import { call } from '../../../services/call';
import { serverNow } from '../../../services/server-clock';
import { toast } from '../../../services/passing';
import { definePage } from '../../../page/define-page';
import { leave as leavePage } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { BLANK, codeDisplay, type CodeDisplay, type DisplayState } from '../qr/code-display';
import { changedFields } from '../qr/index.view';
import { BrightScreen } from '../qr/screen';
import { Alarm } from '../qr/wake';
import { endDevice, forgetDevice, keptDevice, newDevice, shownBy, type Device } from './device';
import { hallView, pairingView, type PairingView } from './index.view';

/** How often a device asks whether it was paired, and for how long without being touched. */
const ASK_EVERY_MS = 3000;
const ASK_FOR_MS = 10 * 60_000;

const standing: { orientation: 'auto' | 'landscape' } = { orientation: 'auto' };

/**
 * A5b: the rotating code for a whole hall (M12), on its side or upright. With `sessionId` on a device where an administrator is
 * signed in; without it on any device at all, once an administrator has scanned its pairing code.
 */
export const page = definePage(routes.display, {
  data: {
    ...hallView(BLANK, 0),
    /** A device of the hall stands as it stands; an administrator's phone was asked to show it on its side. */
    ...standing,
    /** Whether it was paired, and nobody is signed in. */
    paired: false,
    /** Its batch is over. */
    over: false,
    pairing: null as PairingView | null,
  },
  own: () => ({
    device: undefined as Device | undefined,
    /** There once a session is shown; until then the device waits to be paired. */
    display: undefined as CodeDisplay | undefined,
    visible: false,
    askUntil: 0,
    alarm: new Alarm(),
    screen: new BrightScreen(),
  }),
  methods: {
    /** What the device shows, or the code for pairing it: a new one each time, as one that was ended cannot be used again. */
    async loadDevice() {
      const kept = this.device ?? keptDevice();
      const shown = kept && (await shownBy(kept));
      if (kept && shown === 'over') return this.sayOver(kept);
      if (kept && shown !== undefined && shown !== 'over') return this.showSession(shown.sessionId, kept);
      const device = await newDevice();
      this.stopShowing();
      this.device = device;
      this.askUntil = serverNow() + ASK_FOR_MS;
      return { pairing: pairingView(device.code), paired: false, over: false };
    },
    /** Its batch is over: that is said until somebody pairs it anew. */
    sayOver(device: Device) {
      this.stopShowing();
      this.device = device;
      this.askUntil = 0;
      const view = hallView({ ...BLANK, refusal: 'displayOver' }, serverNow());
      return { ...view, pairing: null, paired: true, over: true };
    },
    async showSession(sessionId: string, device?: Device) {
      const as = device === undefined ? {} : { displayPass: device.pass };
      const display = codeDisplay({
        tokens: () => call('attendance.tokens', { sessionId }, as),
        live: () => call('attendance.live', { sessionId, arrivals: true }, as),
        now: serverNow,
        changed: (state) => this.follow(state),
      });
      await display.load();
      this.stopShowing();
      this.device = device;
      this.display = display;
      return { pairing: null, paired: device !== undefined, over: false };
    },
    stopShowing() {
      this.display?.stop();
      this.display = undefined;
    },
    goOn() {
      if (!this.visible) return;
      if (this.display !== undefined) this.display.start();
      else if (this.device !== undefined) this.askAgain();
    },
    askAgain() {
      if (this.data.over) return;
      if (serverNow() >= this.askUntil) return this.setData({ 'pairing.resting': true });
      this.alarm.after(ASK_EVERY_MS, () => void this.ask());
    },
    async ask() {
      const { device } = this;
      // A bad network is no answer: it is asked again.
      const shown = device && (await shownBy(device).catch(() => undefined));
      if (device !== this.device || this.display !== undefined) return;
      if (shown !== undefined) await this.reload();
      else if (this.visible) this.askAgain();
    },
    /** Another pairing code: nobody came for the last one. */
    renew() {
      if (this.data.over) this.forget();
      void this.reload({ fresh: true });
    },
    forget() {
      this.stopShowing();
      this.device = undefined;
      forgetDevice();
    },
    follow(state: DisplayState) {
      if (state.refusal === 'displayNotPaired') return this.ended();
      const over = state.refusal === 'displayOver';
      const changed = changedFields(this.data, { ...hallView(state, serverNow()), over });
      if (Object.keys(changed).length > 0) this.setData(changed);
    },
    /** An administrator has ended it. */
    ended() {
      this.forget();
      toast('这台大屏已被结束', 'none');
      void this.reload({ fresh: true });
    },
    leave() {
      const { device } = this;
      void this.run('leave', async (send) => {
        if (this.data.paired && device !== undefined) {
          const yes = await ask({
            title: '结束这台大屏？',
            content: '结束后要再次扫码配对才能显示考勤码。',
            confirmText: '结束',
          });
          if (!yes) return;
          await endDevice(send, device);
        }
        await leavePage(routes.adminHome);
      });
    },
    rest() {
      this.visible = false;
      this.display?.stop();
      this.alarm.off();
      void this.screen.dim();
    },
  },
  opened({ sessionId }) {
    if (sessionId !== undefined) this.setData({ orientation: 'landscape' });
  },
  async load() {
    const { sessionId } = this.params;
    try {
      return await (sessionId === undefined ? this.loadDevice() : asSignedIn(() => this.showSession(sessionId)));
    } finally {
      // Also after a refresh that failed.
      this.goOn();
    }
  },
  onShow() {
    this.visible = true;
    void this.screen.lightUp();
    this.goOn();
  },
  onHide() {
    this.rest();
  },
  onUnload() {
    this.rest();
  },
});
