import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import type { Send } from '../../../page/actions';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { BLANK, codeDisplay, isSignedOut, type CodeDisplay, type DisplayState } from './code-display';
import { changedFields, displayView } from './index.view';
import { BrightScreen } from './screen';
import { lowCapQuestion } from './session-settings/low-cap';
import { noSettings, settingsOf, type SettingsChange } from './session-settings/settings';

/** A5: the rotating code with the live count, for a whole day. */
export const page = definePage(routes.qr, {
  access: 'administrator',
  data: {
    ...displayView(BLANK, 0),
    settingsOpen: false,
    displaysOpen: false,
    sessionId: '',
    settings: noSettings,
  },
  own: () => ({
    display: undefined as CodeDisplay | undefined,
    latest: BLANK,
    visible: false,
    screen: new BrightScreen(),
  }),
  methods: {
    hidden() {
      this.visible = false;
      this.display?.stop();
      void this.screen.dim();
    },
    follow(state: DisplayState) {
      this.latest = state;
      const changed = changedFields(this.data, displayView(state, serverNow()));
      if (Object.keys(changed).length > 0) this.setData(changed);
    },
    pauseOrResume() {
      void this.run('pauseOrResume', (send) => this.update(send, { open: this.data.paused }));
    },
    openSettings() {
      const { session, live } = this.latest;
      if (session !== null) this.setData({ settingsOpen: true, settings: settingsOf(session, live) });
    },
    closeSettings() {
      this.setData({ settingsOpen: false });
    },
    openDisplays() {
      this.setData({ displaysOpen: true });
    },
    closeDisplays() {
      this.setData({ displaysOpen: false });
    },
    openManual() {
      const { session } = this.latest;
      if (session === null) return;
      const { projectId, batchId } = session;
      void this.run('open', () => open(routes.manual, { projectId, batchId }));
    },
    save({ detail }: Told<SettingsChange>) {
      void this.run('save', async (send) => {
        if (await this.updateOrAsk(send, detail)) this.closeSettings();
      });
    },
    /** @returns false when the administrator thought better of a cap below the people who are there */
    async updateOrAsk(send: Send, change: SettingsChange): Promise<boolean> {
      try {
        await this.update(send, change);
      } catch (error) {
        const question = lowCapQuestion(error, change);
        if (question === undefined) throw error;
        if (!(await ask(question))) return false;
        await this.update(send, { ...change, belowPeople: true });
      }
      return true;
    },
    async update(send: Send, change: SettingsChange) {
      try {
        const { session } = await send('attendanceSession.update', { ...this.params, ...change });
        await this.display?.changedTo(session);
      } catch (error) {
        // The codes at hand stay on the screen, and the way back to them is said below.
        if (!isSignedOut(error)) throw error;
        this.display?.lost();
      }
    },
    signInAgain() {
      void this.run('signIn', () => open(routes.signIn, { back: true }));
    },
  },
  opened({ sessionId }) {
    this.setData({ sessionId });
    this.display = codeDisplay({
      tokens: () => call('attendance.tokens', { sessionId }),
      live: () => call('attendance.live', { sessionId }),
      now: serverNow,
      changed: (state) => this.follow(state),
    });
  },
  async load() {
    await this.display?.load();
    if (this.visible) this.display?.start();
    return {};
  },
  onShow() {
    this.visible = true;
    void this.screen.lightUp();
    if (this.data.status === 'ready') this.display?.start();
  },
  onHide() {
    this.hidden();
  },
  onUnload() {
    this.hidden();
  },
});
