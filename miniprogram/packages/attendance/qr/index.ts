import type { InputOf } from '../../../../contract/index';
import { call } from '../../../services/call';
import { initialLoad } from '../../../services/load';
import { serverNow } from '../../../services/server-clock';
import { pageLook } from '../../../styles/page-look';
import { loadForAdministrator } from '../../../services/administrator';
import { busyWhile, send } from '../../../services/command';
import { parameter } from '../../../services/navigate';
import { BLANK, codeDisplay, type CodeDisplay, type DisplayState } from './code-display';
import { changedFields, displayView } from './index.view';
import { dim, lightUp } from './screen';
import { settingsOf, type SettingsView } from './session-settings/settings';

/** A5: the rotating code with the live count, for a whole day. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    ...displayView(BLANK, 0),
    busy: false,
    settingsOpen: false,
    displaysOpen: false,
    sessionId: '',
    settings: null as SettingsView | null,
  },
  display: undefined as CodeDisplay | undefined,
  latest: BLANK,
  visible: false,
  onLoad(options: Record<string, string | undefined>) {
    const sessionId = parameter(options, 'sessionId');
    this.setData({ sessionId });
    this.display = codeDisplay({
      tokens: () => call('attendance.tokens', { sessionId }),
      live: () => call('attendance.live', { sessionId }),
      now: serverNow,
      changed: (state) => this.follow(state),
    });
    void this.load();
  },
  onShow() {
    this.visible = true;
    void lightUp();
    if (this.data.status === 'ready') this.display?.start();
  },
  onHide() {
    this.leave();
  },
  onUnload() {
    this.leave();
  },
  leave() {
    this.visible = false;
    this.display?.stop();
    void dim();
  },
  async load() {
    await loadForAdministrator(this, async () => {
      await this.display?.load();
      return {};
    });
    if (this.visible && this.data.status === 'ready') this.display?.start();
  },
  follow(state: DisplayState) {
    this.latest = state;
    const changed = changedFields(this.data, displayView(state, serverNow()));
    if (Object.keys(changed).length > 0) this.setData(changed);
  },
  pauseOrResume() {
    void busyWhile(this, () => this.update({ open: this.data.paused }));
  },
  openSettings() {
    const { session, live } = this.latest;
    if (session !== null) this.setData({ settingsOpen: true, settings: settingsOf(session, live) });
  },
  openDisplays() {
    this.setData({ displaysOpen: true });
  },
  closeDisplays() {
    this.setData({ displaysOpen: false });
  },
  closeSettings() {
    this.setData({ settingsOpen: false });
  },
  save(event: WechatMiniprogram.CustomEvent<Omit<InputOf<'attendanceSession.update'>, 'sessionId'>>) {
    void busyWhile(this, async () => {
      await this.update(event.detail);
      this.closeSettings();
    });
  },
  async update(change: Omit<InputOf<'attendanceSession.update'>, 'sessionId'>) {
    const { session } = await send('attendanceSession.update', { sessionId: this.data.sessionId, ...change });
    await this.display?.changedTo(session);
  },
});
