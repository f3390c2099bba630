import { dayOf, yearOf } from '../../../../domain/kernel/time';
import { actOnCard } from '../../../components/project-card/card-actions';
import { projectCard, type CardAction, type ProjectCard } from '../../../components/project-card/card.view';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
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
const thisYear = () => yearOf(today());

/** A2: the institution's projects. */
export const page = definePage(routes.projects, {
  access: 'administrator',
  makes: ['project.create'],
  data: {
    ...noCards<ProjectCard>(),
    filters: initialFilters(thisYear()),
    years: yearOptions(thisYear()),
    states: stateOptions,
    levels: levelOptions,
    sorts: sortOptions,
    empty: emptyWords(initialFilters(thisYear())),
  },
  methods: {
    filter(change: Partial<ProjectFilters>) {
      this.setData({ filters: { ...this.data.filters, ...change } });
      void this.reload({ fresh: true });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.filters.search) this.filter({ search: detail.text });
    },
    choose({ currentTarget, detail }: Told<{ value: string }, { filter: keyof ProjectFilters }>) {
      this.filter({ [currentTarget.dataset.filter]: detail.value });
    },
    emptyAction() {
      if (this.data.empty.action === '添加项目') this.add();
      else this.filter({ ...initialFilters(thisYear()), year: this.data.filters.year });
    },
    add() {
      void this.run('add', () => open(routes.catalogue, {}));
    },
    openProject({ detail: { projectId } }: Told<{ projectId: string }>) {
      void this.run('openProject', () => open(routes.project, { projectId }));
    },
    act({ detail }: Told<{ action: CardAction; projectId: string; roundId: string }>) {
      void this.run('act', () => actOnCard(detail));
    },
  },
  opened({ state = '' }) {
    const filters = initialFilters(thisYear());
    // A link to the projects in one state means those of every year.
    this.setData({
      filters: state === '' ? filters : { ...filters, state, year: '' },
      years: yearOptions(thisYear()),
    });
  },
  reloadOnShow: true,
  rows(request) {
    return call('project.list', { ...listInput(this.data.filters), ...request });
  },
  card: (row) => projectCard(row, today()),
  async load() {
    return { ...(await this.firstCards()), empty: emptyWords(this.data.filters) };
  },
});
