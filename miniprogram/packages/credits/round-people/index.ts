import { call } from '../../../services/call';
import { initialLoad } from '../../../services/load';
import { pageLook } from '../../../styles/page-look';
import { loadForAdministrator } from '../../../services/administrator';
import { firstCards, showMore } from '../../../services/list-page';
import { parameter } from '../../../services/navigate';
import { paged, type Paged } from '../../../services/paged';
import { personCard, type PersonCard, type PersonRow } from './index.view';

/** The people of one grant round, as granted (M23's list); the centre reads it too. */
Page({
  behaviors: [pageLook],
  data: { ...initialLoad, cards: [] as PersonCard[], more: false },
  list: undefined as Paged<PersonRow> | undefined,
  onLoad(options: Record<string, string | undefined>) {
    const roundId = parameter(options, 'roundId');
    this.list = paged((page) => call('grant.roundPeople', { roundId, ...page }));
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  onReachBottom() {
    void showMore(this, this.list, personCard);
  },
  async load() {
    await loadForAdministrator(this, () => firstCards(this, this.list, personCard));
  },
});
