import { dayOf, yearOf } from '../../../../domain/kernel/time';
import { call } from '../../../services/call';
import { initialLoad } from '../../../services/load';
import { serverNow } from '../../../services/server-clock';
import { pageLook } from '../../../styles/page-look';
import {
  projectCard,
  type CardAction,
  type ProjectCard,
  type ProjectRow,
} from '../../../components/project-card/card.view';
import { loadForAdministrator } from '../../../services/administrator';
import { actOnCard } from '../../../components/project-card/card-actions';
import { busyWhile } from '../../../services/command';
import { firstCards, showMore } from '../../../services/list-page';
import { open, parameter } from '../../../services/navigate';
import { paged, type Paged } from '../../../services/paged';
import {
  emptyWords,
  initialFilters,
  levelOptions,
  listInput,
  sortOptions,
  stateOptions,
  yearOptions,
  type ProjectFilters,
} from './index.view';

const today = () => dayOf(serverNow());

/** A2: the institution's projects. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    busy: false,
    filters: initialFilters(yearOf(today())),
    years: yearOptions(yearOf(today())),
    states: stateOptions,
    levels: levelOptions,
    sorts: sortOptions,
    cards: [] as ProjectCard[],
    more: false,
    empty: emptyWords(initialFilters(yearOf(today()))),
  },
  list: undefined as Paged<ProjectRow> | undefined,
  onLoad(options: Record<string, string | undefined>) {
    const state = parameter(options, 'state');
    // A link to the projects in one state means those of every year.
    if (state !== '') this.setData({ filters: { ...this.data.filters, state, year: '' } });
    this.list = paged((page) => call('project.list', { ...listInput(this.data.filters), ...page }));
  },
  // Also after a page on top was closed: whatever was done there shows here.
  onShow() {
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  onReachBottom() {
    void showMore(this, this.list, (row) => projectCard(row, today()));
  },
  /** @param fresh true when the list is another one now; a retry button hands in its event, which is none */
  async load(fresh?: unknown) {
    const anew = fresh === true;
    await loadForAdministrator(
      this,
      async () => {
        const first = await firstCards(this, this.list, (row) => projectCard(row, today()), anew);
        return { ...first, empty: emptyWords(this.data.filters) };
      },
      { fresh: anew },
    );
  },
  filter(change: Partial<ProjectFilters>) {
    this.setData({ filters: { ...this.data.filters, ...change } });
    void this.load(true);
  },
  search(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
    if (event.detail.text !== this.data.filters.search) this.filter({ search: event.detail.text });
  },
  choose(
    event: WechatMiniprogram.CustomEvent<
      { value: string },
      WechatMiniprogram.IAnyObject,
      { filter: keyof ProjectFilters }
    >,
  ) {
    this.filter({ [event.currentTarget.dataset.filter]: event.detail.value });
  },
  emptyAction() {
    if (this.data.empty.action === '添加项目') this.add();
    else this.filter({ ...initialFilters(yearOf(today())), year: this.data.filters.year });
  },
  add() {
    open('catalogue');
  },
  openProject(event: WechatMiniprogram.CustomEvent<{ projectId: string }>) {
    open('project', { projectId: event.detail.projectId });
  },
  act(event: WechatMiniprogram.CustomEvent<{ action: CardAction; projectId: string; roundId: string }>) {
    void busyWhile(this, () => actOnCard(event.detail));
  },
});
