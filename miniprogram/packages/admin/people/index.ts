import type { RegistrationState } from '../../../../domain/registration';
import { loadForAdministrator } from '../../../services/administrator';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { firstCards, showMore } from '../../../services/list-page';
import { initialLoad } from '../../../services/load';
import { paged, type Paged } from '../../../services/paged';
import { pageLook } from '../../../styles/page-look';
import { open } from '../shared/navigate';
import { emptyWords, personCard, stateTabs, type PersonCard, type PersonRow } from './index.view';

const shownAtFirst: { state: RegistrationState } = { state: 'pending' };

/** 人员管理 (M3): the people of the institution by the state of their registration. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    ...shownAtFirst,
    search: '',
    tabs: stateTabs(null),
    waiting: 0,
    cards: [] as PersonCard[],
    more: false,
    empty: emptyWords('pending', ''),
  },
  list: undefined as Paged<PersonRow> | undefined,
  onLoad() {
    this.list = paged(async (page) => {
      const { state, search } = this.data;
      const answer = await call('registration.list', { state, ...(search === '' ? {} : { search }), ...page });
      this.setData({ tabs: stateTabs(answer.counts), waiting: answer.counts.pending });
      return answer;
    });
  },
  // Also after the review page on top was closed: its decisions show here.
  onShow() {
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  onReachBottom() {
    void showMore(this, this.list, personCard);
  },
  async load(options?: { fresh: boolean }) {
    const { state, search } = this.data;
    const load = async () => ({
      ...(await firstCards(this, this.list, personCard)),
      empty: emptyWords(state, search),
    });
    await loadForAdministrator(this, load, options);
  },
  retry() {
    void this.load();
  },
  pickState({ currentTarget }: Tap<{ state: RegistrationState }>) {
    this.setData({ state: currentTarget.dataset.state, cards: [] });
    void this.load({ fresh: true });
  },
  search({ detail }: Told<{ text: string }>) {
    if (detail.text === this.data.search) return;
    this.setData({ search: detail.text, cards: [] });
    void this.load({ fresh: true });
  },
  clearSearch() {
    this.setData({ search: '', cards: [] });
    void this.load({ fresh: true });
  },
  openPerson({ currentTarget }: Tap<{ id: string }>) {
    open('registration-review', { personId: currentTarget.dataset.id });
  },
  begin() {
    open('registration-review');
  },
});
