import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import type { Send } from '../../../page/actions';
import { definePage } from '../../../page/define-page';
import { backTo, open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { BLANK, codeDisplay, isSignedOut, type CodeDisplay, type DisplayState } from './code-display';
import { changedFields, displayView } from './index.view';
import { BrightScreen } from './screen';
import { updateOrAsk } from '../shared/low-cap';
import { noSettings, settingsOf, type SettingsChange } from '../components/session-fields/settings';

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
    /** The window of the day, by its name, whose absence somebody has waved away: the code is shown all the same. */
    shownAnyway: '',
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
      const view = displayView(state, serverNow());
      const cover = view.cover?.action === 'showAnyway' && view.cover.title === this.shownAnyway ? null : view.cover;
      const changed = changedFields(this.data, { ...view, cover });
      if (Object.keys(changed).length > 0) this.setData(changed);
    },
    actOnCover() {
      const { session } = this.latest;
      const { cover } = this.data;
      if (cover?.action === 'showAnyway') {
        this.shownAnyway = cover.title;
        this.setData({ cover: null });
      }
      if (cover?.action === 'openList') this.openList();
      if (cover?.action === 'analyse' && session !== null) {
        const { projectId, batchId } = session;
        void this.run('analyse', () => open(routes.analysis, { projectId, batchId }));
      }
    },
    openList() {
      const { session } = this.latest;
      if (session === null) return;
      void this.run('open', () => backTo(routes.activityPeople, { activityId: session.projectId }));
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
    openSpotCheck() {
      void this.run('open', () => open(routes.spotCheck, this.params));
    },
    openManual() {
      const { session } = this.latest;
      if (session === null) return;
      const { projectId, batchId } = session;
      void this.run('open', () => open(routes.manual, { projectId, batchId }));
    },
    save({ detail }: Told<SettingsChange>) {
      void this.run('save', async (send) => {
        if (await updateOrAsk((change) => this.update(send, change), detail)) this.closeSettings();
      });
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
