import { dayOf, yearOf } from '../../../../domain/kernel/time';
import { actOnCard } from '../../../components/project-card/card-actions';
import { projectCard, type CardAction, type ProjectCard } from '../../../components/project-card/card.view';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { seesAnalyses } from '../../../services/rights';
import { serverNow } from '../../../services/server-clock';
import { sortOptions, yearOptions } from '../../../services/list-options';
import {
  emptyWords,
  initialFilters,
  levelOptions,
  listInput,
  noCounts,
  quickFilters,
  shownWords,
  stateOptions,
  type ProjectFilters,
  type QuickFilter,
} from './index.view';

const today = () => dayOf(serverNow());
const thisYear = () => yearOf(today());

/** A2: the institution's projects. */
export const page = definePage(routes.projects, {
  access: 'administrator',
  makes: ['project.create'],
  data: {
    ...noCards<ProjectCard>(),
    filters: initialFilters(),
    years: yearOptions(thisYear()),
    states: stateOptions(noCounts),
    quick: [] as QuickFilter[],
    shown: '',
    levels: levelOptions,
    sorts: sortOptions,
    empty: emptyWords(initialFilters()),
  },
  /** Whoever looks after the check-in alone is not led to analyses and credits. */
  own: () => ({ analyses: true }),
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
    pickQuick({ currentTarget }: Tap<{ state: string }>) {
      this.filter({ state: currentTarget.dataset.state });
    },
    emptyAction() {
      const { action } = this.data.empty;
      if (action === '添加项目') this.add();
      else this.filter(action === '看全部' ? { state: '' } : { ...initialFilters(), state: '' });
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
    const filters = initialFilters();
    this.setData({ filters: state === '' ? filters : { ...filters, state }, years: yearOptions(thisYear()) });
  },
  reloadOnShow: true,
  async rows(request) {
    const isFirst = request.cursor === undefined;
    const answer = await call('project.list', { ...listInput(this.data.filters), ...request, counts: isFirst });
    if (answer.counts !== null)
      this.setData({ states: stateOptions(answer.counts), quick: quickFilters(answer.counts) });
    return answer;
  },
  card(row) {
    return projectCard(row, today(), { analyses: this.analyses });
  },
  async load() {
    this.analyses = await seesAnalyses();
    return {
      ...(await this.firstCards()),
      shown: shownWords(this.data.filters),
      empty: emptyWords(this.data.filters),
    };
  },
});
