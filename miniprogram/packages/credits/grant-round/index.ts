import { loadForAdministrator } from '../../../services/administrator';
import { call } from '../../../services/call';
import { initialLoad } from '../../../services/load';
import { pageLook } from '../../../styles/page-look';
import { backTo, open, parameter } from '../../../services/navigate';
import { roundView, type RoundView } from './index.view';

const POLL_MS = 1000;

/** A8b and A8c: a grant round while it is written, and what came of it. */
Page({
  behaviors: [pageLook],
  data: { ...initialLoad, round: null as RoundView | null },
  roundId: '',
  projectId: '',
  visible: false,
  timer: undefined as ReturnType<typeof setTimeout> | undefined,
  onLoad(options: Record<string, string | undefined>) {
    this.roundId = parameter(options, 'roundId');
  },
  onShow() {
    this.visible = true;
    void this.load();
  },
  onHide() {
    this.rest();
  },
  onUnload() {
    this.rest();
  },
  onPullDownRefresh() {
    void this.load();
  },
  /** The round goes on by itself; only looking at it stops. */
  rest() {
    this.visible = false;
    if (this.timer !== undefined) clearTimeout(this.timer);
  },
  async load() {
    if (this.timer !== undefined) clearTimeout(this.timer);
    await loadForAdministrator(this, async () => {
      const round = await call('grant.round', { roundId: this.roundId });
      this.projectId = round.projectId;
      return { round: roundView(round) };
    });
    const { round } = this.data;
    if (round !== null) void wx.setNavigationBarTitle({ title: round.running ? '正在授分' : '授分结果' });
    if (this.visible && round?.running === true) this.timer = setTimeout(() => void this.load(), POLL_MS);
  },
  openMaterials() {
    open('materials', { roundId: this.roundId });
  },
  openProject() {
    backTo('project', { projectId: this.projectId });
  },
});
