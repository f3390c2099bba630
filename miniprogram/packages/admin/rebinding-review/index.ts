import { loadForAdministrator } from '../../../services/administrator';
import { call } from '../../../services/call';
import { busyWhile, send } from '../../../services/command';
import { decisionHandlers, type Decision } from '../../../services/decision';
import { initialLoad } from '../../../services/load';
import { pageLook } from '../../../styles/page-look';
import { open, parameter } from '../shared/navigate';
import { nextAfter, nobodyWaits, placeOf } from '../shared/waiting';
import { consequence, quickReasons, rebindingView, type RebindingView } from './index.view';

/** As many of those who wait as one answer holds; the queue is read anew for each request. */
const QUEUE_SIZE = 100;

/** 换绑审核: one request after the other. Without `rebindingId` it begins with the first that waits. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    busy: false,
    /** The decision is on its way: the button turns. */
    deciding: false,
    request: null as RebindingView | null,
    place: '',
    /** Whether another one waits. */
    others: false,
    returning: false,
    quickReasons,
    consequence,
  },
  rebindingId: '',
  waiting: nobodyWaits,
  onLoad(options: Record<string, string | undefined>) {
    this.rebindingId = parameter(options, 'rebindingId');
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  async load(options?: { fresh: boolean }) {
    const load = async (): Promise<Record<string, unknown> & { status: 'ready' | 'empty' }> => {
      const { rows, counts } = await call('rebinding.list', { state: 'pending', limit: QUEUE_SIZE });
      this.waiting = { ids: rows.map(({ rebindingId }) => rebindingId), total: counts.pending };
      const rebindingId = this.rebindingId === '' ? this.waiting.ids[0] : this.rebindingId;
      if (rebindingId === undefined) return { request: null, status: 'empty' };
      this.rebindingId = rebindingId;
      const request = rebindingView(await call('rebinding.get', { rebindingId }));
      return {
        request,
        place: placeOf(rebindingId, this.waiting),
        others: nextAfter(rebindingId, this.waiting) !== '',
        returning: this.data.returning && request.state === 'pending',
        status: 'ready',
      };
    };
    await loadForAdministrator(this, load, options);
  },
  retry() {
    void this.load();
  },
  /** The next that waits takes the place of this one; after the last the page says that all are done. */
  async next() {
    this.rebindingId = nextAfter(this.rebindingId, this.waiting);
    await this.load({ fresh: true });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },
  openRegistration() {
    const { request } = this.data;
    if (request) open('registration-review', { personId: request.personId });
  },
  ...decisionHandlers,
  /** Takes the registration from one WeChat to another: asked once more, unlike the review of a registration. */
  async approveOnceMore() {
    const { request } = this.data;
    if (!request) return;
    const { confirm } = await wx.showModal({
      title: '已核对是本人？',
      content: `${request.name}：${consequence}`,
      confirmText: '通过',
      cancelText: '取消',
    });
    if (confirm) this.approve();
  },
  async decide(decision: Decision) {
    const { name = '' } = this.data.request ?? {};
    this.setData({ deciding: true });
    const { rebindingId } = this;
    const answer = await busyWhile(this, () => send('rebinding.review', { rebindingId, ...decision }));
    this.setData({ deciding: false });
    // Somebody else may have been quicker: the state that stands is shown. A typed reason stays while it still waits.
    if (answer === undefined) return this.load();
    this.setData({ returning: false });
    void wx.showToast({ title: `${decision.decision === 'approve' ? '已通过' : '已退回'}：${name}`, icon: 'none' });
    await this.next();
  },
  back() {
    void wx.navigateBack();
  },
});
