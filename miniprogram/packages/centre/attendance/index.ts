import {
  chipsOf,
  figures,
  recordCard,
  type RecordCard,
  type RecordRow,
  type Show,
} from '../../../components/record-list/records';
import { loadForAdministrator } from '../../../services/administrator';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { firstCards, showMore } from '../../../services/list-page';
import { initialLoad } from '../../../services/load';
import { paged, type Paged } from '../../../services/paged';
import { parameter } from '../../../services/parameter';
import { pageLook } from '../../../styles/page-look';

const everything: { show: Show; search: string } = { show: 'all', search: '' };

/** 考勤明细 of a round as the centre reads it with the meeting materials (M18, M23): nothing can be changed here. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    ...everything,
    figures: [] as ReturnType<typeof figures>,
    chips: [] as ReturnType<typeof chipsOf>,
    cards: [] as RecordCard[],
    more: false,
  },
  list: undefined as Paged<RecordRow> | undefined,
  onLoad(options: Record<string, string | undefined>) {
    const roundId = parameter(options, 'roundId');
    this.list = paged(async (page) => {
      const { show, search } = this.data;
      const wanted = { ...(show === 'all' ? {} : { show }), ...(search === '' ? {} : { search }) };
      const answer = await call('materials.attendance', { roundId, ...wanted, ...page });
      this.setData({ figures: figures(answer.summary), chips: chipsOf(answer.summary, show) });
      return answer;
    });
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  onReachBottom() {
    void showMore(this, this.list, recordCard);
  },
  /** @param fresh true when the list is another one now; a retry button hands in its event, which is none */
  async load(fresh?: unknown) {
    const anew = fresh === true;
    await loadForAdministrator(this, () => firstCards(this, this.list, recordCard, anew), { fresh: anew });
  },
  filter(change: Partial<typeof everything>) {
    this.setData(change);
    void this.load(true);
  },
  search({ detail }: Told<{ text: string }>) {
    const search = detail.text.slice(0, 30);
    if (search !== this.data.search) this.filter({ search });
  },
  choose({ currentTarget }: Tap<{ show: Show }>) {
    this.filter({ show: currentTarget.dataset.show });
  },
  clear() {
    this.filter(everything);
  },
});
