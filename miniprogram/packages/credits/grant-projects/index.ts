import { call } from '../../../services/call';
import { initialLoad } from '../../../services/load';
import { pageLook } from '../../../styles/page-look';
import { loadForAdministrator } from '../../../services/administrator';
import { openAnalysis } from '../../../components/project-card/card-actions';
import { busyWhile } from '../../../services/command';
import { firstCards, showMore } from '../../../services/list-page';
import { open } from '../../../services/navigate';
import { paged, type Paged } from '../../../services/paged';
import { levelOptions } from '../../projects/projects/index.view';
import {
  datesProblem,
  filterWords,
  grantCard,
  grantedOptions,
  grantListInput,
  initialFilters,
  type GrantCard,
  type GrantFilters,
  type ProjectRow,
} from './index.view';

type IdTap = WechatMiniprogram.TouchEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { id: string }>;

/** M15: 学分管理 → 项目参加者授分. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    busy: false,
    filters: initialFilters,
    levels: levelOptions,
    granted: grantedOptions,
    filterWords: '',
    datesProblem: '',
    cards: [] as GrantCard[],
    more: false,
  },
  list: undefined as Paged<ProjectRow> | undefined,
  onLoad() {
    this.list = paged((page) => call('project.list', { ...grantListInput(this.data.filters), ...page }));
  },
  onShow() {
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  onReachBottom() {
    void showMore(this, this.list, grantCard);
  },
  /** @param fresh true when the list is another one now; a retry button hands in its event, which is none */
  async load(fresh?: unknown) {
    const anew = fresh === true;
    await loadForAdministrator(this, () => firstCards(this, this.list, grantCard, anew), { fresh: anew });
  },
  filter(change: Partial<GrantFilters>) {
    const filters = { ...this.data.filters, ...change };
    this.setData({ filters, filterWords: filterWords(filters), datesProblem: datesProblem(filters) });
    if (datesProblem(filters) === '') void this.load(true);
  },
  search(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
    if (event.detail.text !== this.data.filters.search) this.filter({ search: event.detail.text });
  },
  choose(
    event: WechatMiniprogram.CustomEvent<
      { value: string },
      WechatMiniprogram.IAnyObject,
      { filter: keyof GrantFilters }
    >,
  ) {
    this.filter({ [event.currentTarget.dataset.filter]: event.detail.value });
  },
  clear() {
    this.filter(initialFilters);
  },
  openProject(event: IdTap) {
    open('project', { projectId: event.currentTarget.dataset.id });
  },
  openMaterials(event: IdTap) {
    open('materials', { roundId: event.currentTarget.dataset.id });
  },
  grant(event: IdTap) {
    void busyWhile(this, () => openAnalysis(event.currentTarget.dataset.id));
  },
});
