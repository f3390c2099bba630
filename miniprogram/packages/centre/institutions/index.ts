import { loadForAdministrator } from '../../../services/administrator';
import { call } from '../../../services/call';
import { busyWhile, send } from '../../../services/command';
import type { Tap, Told } from '../../../services/events';
import { firstCards, showMore } from '../../../services/list-page';
import { initialLoad } from '../../../services/load';
import { paged, type Paged } from '../../../services/paged';
import { pageLook } from '../../../styles/page-look';
import { accountCard, resetWords, type Account, type AccountCard } from './index.view';

/** The hospitals' accounts, which the centre gives out (M1): a forgotten password is set anew here. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    busy: false,
    search: '',
    cards: [] as AccountCard[],
    more: false,
    /** The hospital whose password is being set. */
    chosen: null as AccountCard | null,
  },
  list: undefined as Paged<Account> | undefined,
  onLoad() {
    this.list = paged((page) => {
      const { search } = this.data;
      return call('institution.accounts', { ...(search === '' ? {} : { search }), ...page });
    });
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  onReachBottom() {
    void showMore(this, this.list, accountCard);
  },
  /** @param fresh true when the list is another one now; a retry button hands in its event, which is none */
  async load(fresh?: unknown) {
    const anew = fresh === true;
    await loadForAdministrator(this, () => firstCards(this, this.list, accountCard, anew), { fresh: anew });
  },
  search({ detail }: Told<{ text: string }>) {
    if (detail.text === this.data.search) return;
    this.setData({ search: detail.text });
    void this.load(true);
  },
  clearSearch() {
    this.setData({ search: '' });
    void this.load(true);
  },
  choose({ currentTarget }: Tap<{ id: string }>) {
    const chosen = this.data.cards.find(({ institutionId }) => institutionId === currentTarget.dataset.id);
    if (chosen !== undefined) this.setData({ chosen });
  },
  close() {
    this.setData({ chosen: null });
  },
  async reset({ detail }: Told<{ newPassword: string }>) {
    const { chosen } = this.data;
    if (chosen === null) return;
    const { institutionId, name } = chosen;
    const { newPassword } = detail;
    const answer = await busyWhile(this, () => send('institution.resetPassword', { institutionId, newPassword }));
    if (!answer) return;
    this.close();
    await wx.showModal({
      title: '密码已重设',
      content: resetWords(name, answer.endedSignIns),
      showCancel: false,
      confirmText: '知道了',
    });
    await this.load();
  },
});
