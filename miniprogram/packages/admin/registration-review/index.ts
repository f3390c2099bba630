import { loadForAdministrator } from '../../../services/administrator';
import { call } from '../../../services/call';
import { busyWhile, send } from '../../../services/command';
import { decisionHandlers, type Decision } from '../../../services/decision';
import { initialLoad } from '../../../services/load';
import { pageLook } from '../../../styles/page-look';
import { parameter } from '../shared/navigate';
import { nextAfter, nobodyWaits, placeOf } from '../shared/waiting';
import { personView, quickReasons, type PersonView } from './index.view';

/** As many of those who wait as one answer holds; the queue is read anew for each person. */
const QUEUE_SIZE = 100;

/** A11: one registration after the other. Without `personId` it begins with the first who waits. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    busy: false,
    /** The decision is on its way: the button turns. */
    deciding: false,
    person: null as PersonView | null,
    place: '',
    /** Whether somebody else waits. */
    others: false,
    /** In clear, once it was asked for. */
    nationalId: '',
    returning: false,
    quickReasons,
  },
  personId: '',
  submittedAt: 0,
  waiting: nobodyWaits,
  onLoad(options: Record<string, string | undefined>) {
    this.personId = parameter(options, 'personId');
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  async load(options?: { fresh: boolean }) {
    const load = async (): Promise<Record<string, unknown> & { status: 'ready' | 'empty' }> => {
      const { rows, counts } = await call('registration.list', { state: 'pending', limit: QUEUE_SIZE });
      this.waiting = { ids: rows.map(({ personId }) => personId), total: counts.pending };
      const personId = this.personId === '' ? this.waiting.ids[0] : this.personId;
      if (personId === undefined) return { person: null, status: 'empty' };
      this.personId = personId;
      const registration = await call('registration.get', { personId });
      // What was read is what is decided on: a correction made meanwhile is shown first.
      this.submittedAt = registration.submittedAt;
      const person = personView(registration);
      return {
        person,
        place: placeOf(personId, this.waiting),
        others: nextAfter(personId, this.waiting) !== '',
        nationalId: '',
        returning: this.data.returning && person.state === 'pending',
        status: 'ready',
      };
    };
    await loadForAdministrator(this, load, options);
  },
  retry() {
    void this.load();
  },
  /** The next who waits takes the place of this one; after the last the page says that all are done. */
  async next() {
    this.personId = nextAfter(this.personId, this.waiting);
    await this.load({ fresh: true });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },
  async reveal() {
    const { personId } = this;
    const { confirm } = await wx.showModal({
      title: '显示完整身份证号？',
      content: '这次查看会连同您的姓名记入操作日志。',
      confirmText: '显示',
      cancelText: '取消',
    });
    if (!confirm) return;
    const answer = await busyWhile(this, () => send('registration.revealNationalId', { personId }));
    if (answer !== undefined && personId === this.personId) this.setData({ nationalId: answer.nationalId });
  },
  conceal() {
    this.setData({ nationalId: '' });
  },
  ...decisionHandlers,
  async decide(decision: Decision) {
    const { name = '' } = this.data.person ?? {};
    this.setData({ deciding: true });
    const answer = await busyWhile(this, () =>
      send('registration.review', { personId: this.personId, submittedAt: this.submittedAt, ...decision }),
    );
    this.setData({ deciding: false });
    // Somebody else may have been quicker: the state that stands is shown. A typed reason stays while he still waits.
    if (answer === undefined) return this.load();
    this.setData({ returning: false });
    void wx.showToast({ title: `${decision.decision === 'approve' ? '已通过' : '已退回'}：${name}`, icon: 'none' });
    await this.next();
  },
  back() {
    void wx.navigateBack();
  },
});
