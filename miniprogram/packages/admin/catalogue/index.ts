import { call } from '../../../services/call';
import { initialLoad } from '../../../services/load';
import { pageLook } from '../../../styles/page-look';
import { loadForAdministrator } from '../../../services/administrator';
import { busyWhile, send } from '../../../services/command';
import { firstCards, showMore } from '../../../services/list-page';
import { replaceBy } from '../shared/navigate';
import { paged, type Paged } from '../../../services/paged';
import { countLine, entryCard, type EntryCard, type EntryRow } from './index.view';

/** A3: a project is picked from the catalogue, never typed (M6). */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    busy: false,
    search: '',
    cards: [] as EntryCard[],
    more: false,
    countLine: '',
    selected: '',
  },
  list: undefined as Paged<EntryRow> | undefined,
  onLoad() {
    this.list = paged((page) => {
      const { search } = this.data;
      return call('catalogue.list', search === '' ? page : { ...page, search });
    });
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  onReachBottom() {
    void showMore(this, this.list, entryCard);
  },
  /** @param fresh true when the list is another one now; a retry button hands in its event, which is none */
  async load(fresh?: unknown) {
    const anew = fresh === true;
    await loadForAdministrator(
      this,
      async () => {
        const first = await firstCards(this, this.list, entryCard, anew);
        const stillThere = first.cards.some(({ catalogueEntryId }) => catalogueEntryId === this.data.selected);
        return {
          ...first,
          countLine: countLine(first.cards.length, first.more),
          selected: stillThere ? this.data.selected : '',
        };
      },
      { fresh: anew },
    );
  },
  search(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
    if (event.detail.text === this.data.search) return;
    this.setData({ search: event.detail.text });
    void this.load(true);
  },
  clearSearch() {
    this.setData({ search: '' });
    void this.load(true);
  },
  select(
    event: WechatMiniprogram.TouchEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { id: string }>,
  ) {
    this.setData({ selected: event.currentTarget.dataset.id });
  },
  create() {
    void busyWhile(this, async () => {
      const { projectId } = await send('project.create', { catalogueEntryId: this.data.selected });
      replaceBy('project-form', { projectId });
    });
  },
});
