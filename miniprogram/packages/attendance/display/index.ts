import { loadForAdministrator } from '../../../services/administrator';
import { call, CallFailure } from '../../../services/call';
import { busyWhile, send } from '../../../services/command';
import { initialLoad, loadInto } from '../../../services/load';
import { parameter } from '../../../services/parameter';
import { serverNow } from '../../../services/server-clock';
import { pageLook } from '../../../styles/page-look';
import { BLANK, codeDisplay, type CodeDisplay, type DisplayState } from '../qr/code-display';
import { changedFields } from '../qr/index.view';
import { dim, lightUp } from '../qr/screen';
import { sleep, wakeAfter } from '../qr/wake';
import { forgetDevice, keptDevice, newDevice, sessionShownBy, type Device } from './device';
import { hallView, pairingView, type PairingView } from './index.view';

/** How often a device asks whether it was paired, and for how long without being touched. */
const ASK_EVERY_MS = 3000;
const ASK_FOR_MS = 10 * 60_000;

/**
 * A5b: the rotating code for a whole hall (M12), on its side or upright. With `sessionId` on a device where an administrator is
 * signed in; without it on any device at all, once an administrator has scanned its pairing code.
 */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    ...hallView(BLANK, 0),
    busy: false,
    /** Whether it was paired, and nobody is signed in. */
    paired: false,
    pairing: null as PairingView | null,
  },
  ownSessionId: '',
  device: undefined as Device | undefined,
  display: undefined as CodeDisplay | undefined,
  visible: false,
  askUntil: 0,
  onLoad(options: Record<string, string | undefined>) {
    this.ownSessionId = parameter(options, 'sessionId');
    void this.load();
  },
  onShow() {
    this.visible = true;
    void lightUp();
    this.goOn();
  },
  onHide() {
    this.rest();
  },
  onUnload() {
    this.rest();
  },
  rest() {
    this.visible = false;
    this.display?.stop();
    sleep(this);
    void dim();
  },
  async load(options?: { fresh: boolean }) {
    if (this.ownSessionId !== '') await loadForAdministrator(this, () => this.showSession(this.ownSessionId), options);
    else await loadInto(this, () => this.loadDevice(), options);
    this.goOn();
  },
  retry() {
    void this.load({ fresh: true });
  },
  /** What the device shows, or the code for pairing it: a new one each time, as one that was ended cannot be used again. */
  async loadDevice() {
    const kept = this.device ?? keptDevice();
    const sessionId = kept && (await sessionShownBy(kept));
    if (kept && sessionId !== undefined) return this.showSession(sessionId, kept);
    this.device = await newDevice();
    this.askUntil = serverNow() + ASK_FOR_MS;
    return { pairing: pairingView(this.device.code), paired: false };
  },
  async showSession(sessionId: string, device?: Device) {
    this.device = device;
    const as = device === undefined ? {} : { displayPass: device.pass };
    this.display?.stop();
    this.display = codeDisplay({
      tokens: () => call('attendance.tokens', { sessionId }, as),
      live: () => call('attendance.live', { sessionId, arrivals: true }, as),
      now: serverNow,
      changed: (state) => this.follow(state),
    });
    await this.display.load();
    return { pairing: null, paired: device !== undefined };
  },
  goOn() {
    if (!this.visible || this.data.status !== 'ready') return;
    if (this.data.pairing === null) this.display?.start();
    else this.askAgain();
  },
  askAgain() {
    if (serverNow() >= this.askUntil) return this.setData({ 'pairing.resting': true });
    wakeAfter(this, ASK_EVERY_MS, () => void this.ask());
  },
  async ask() {
    const { device } = this;
    // A bad network is no answer: it is asked again.
    const sessionId = device && (await sessionShownBy(device).catch(() => undefined));
    if (device !== this.device || this.data.pairing === null) return;
    if (sessionId !== undefined) await this.load();
    else if (this.visible) this.askAgain();
  },
  follow(state: DisplayState) {
    if (state.refusal === 'displayNotPaired') return this.ended();
    const changed = changedFields(this.data, hallView(state, serverNow()));
    if (Object.keys(changed).length > 0) this.setData(changed);
  },
  /** An administrator has ended it, or the batch is over. */
  ended() {
    this.display?.stop();
    this.display = undefined;
    this.device = undefined;
    forgetDevice();
    void wx.showToast({ title: '这台大屏已被结束', icon: 'none' });
    void this.load({ fresh: true });
  },
  async leave() {
    const { device } = this;
    if (!this.data.paired || device === undefined) return this.close();
    const { confirm } = await wx.showModal({
      title: '结束这台大屏？',
      content: '结束后要再次扫码配对才能显示考勤码。',
      confirmText: '结束',
      cancelText: '取消',
    });
    if (!confirm) return;
    const left = await busyWhile(this, () => leaveAs(device));
    if (left === undefined) return;
    forgetDevice();
    this.close();
  },
  close() {
    if (getCurrentPages().length > 1) void wx.navigateBack();
    else void wx.switchTab({ url: '/pages/admin/home/index' });
  },
});

/** A device that is no display any more has left already. */
async function leaveAs({ pass }: Device): Promise<object> {
  try {
    return await send('display.leave', {}, { displayPass: pass });
  } catch (error) {
    if (error instanceof CallFailure && error.code === 'displayNotPaired') return {};
    throw error;
  }
}
