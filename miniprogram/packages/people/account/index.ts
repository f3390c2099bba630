import { loadForAdministrator } from '../../../services/administrator';
import { call } from '../../../services/call';
import { busyWhile, send } from '../../../services/command';
import type { Tap, Told } from '../../../services/events';
import { initialLoad } from '../../../services/load';
import { session } from '../../../services/session';
import { pageLook } from '../../../styles/page-look';
import { accountView, colleagueRows, endQuestion, endedWords, type AccountView, type ColleagueRow } from './index.view';

/** The institution's account (M1, M2): who acts under it and where, its password, and the way out. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    busy: false,
    view: null as AccountView | null,
    rows: [] as ColleagueRow[],
    changing: false,
  },
  onLoad() {
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  async load() {
    await loadForAdministrator(this, async () => {
      const [{ administrator }, colleagues] = await Promise.all([session.get(), call('administrator.colleagues', {})]);
      return { view: administrator && accountView(administrator, colleagues), rows: colleagueRows(colleagues) };
    });
  },
  async end({ currentTarget }: Tap<{ id: string }>) {
    const { id: administratorId } = currentTarget.dataset;
    const row = this.data.rows.find((each) => each.administratorId === administratorId);
    if (row === undefined || row.end === '') return;
    const { confirm } = await wx.showModal({ ...endQuestion(row), confirmText: '结束登录' });
    if (!confirm) return;
    const answer = await busyWhile(this, () => send('administrator.endSignIns', { administratorId }));
    if (answer) await this.done(endedWords(answer.endedSignIns));
  },
  openChange() {
    this.setData({ changing: true });
  },
  closeChange() {
    this.setData({ changing: false });
  },
  async changePassword({ detail }: Told<{ currentPassword: string; newPassword: string }>) {
    const answer = await busyWhile(this, () => send('administrator.changePassword', detail));
    if (!answer) return;
    this.closeChange();
    await this.done('密码已修改');
  },
  async done(words: string) {
    void wx.showToast({ title: words, icon: 'none' });
    await this.load();
  },
  openInstitutions() {
    void wx.navigateTo({ url: '/packages/centre/institutions/index' });
  },
  async signOut() {
    const { confirm } = await wx.showModal({
      title: '退出登录？',
      content: '退出后要重新用单位账号登录，保存过的草稿都还在。',
      confirmText: '退出登录',
    });
    if (!confirm) return;
    const answer = await busyWhile(this, () => send('administrator.signOut', {}));
    if (!answer) return;
    session.forget();
    await wx.switchTab({ url: '/pages/admin/home/index' });
  },
});
