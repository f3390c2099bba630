import { creditLevels } from '../../../../domain/kernel/credit-level';
import { dayOf, yearOf } from '../../../../domain/kernel/time';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import { sortOptions, yearOptions } from '../../../services/list-options';
import {
  centreCard,
  isNarrowed,
  noFilters,
  projectsInput,
  stateOptions,
  type CentreCard,
  type ProjectFilters,
} from './index.view';

const today = () => dayOf(serverNow());

/** 各单位的项目: M4's list over all institutions, for the centre. */
export const page = definePage(routes.centreProjects, {
  access: 'administrator',
  data: {
    ...noCards<CentreCard>(),
    filters: noFilters,
    narrowed: false,
    years: yearOptions(yearOf(today())),
    states: stateOptions,
    levels: [{ value: '', label: '全部级别' }, ...creditLevels.map(({ code, label }) => ({ value: code, label }))],
    sorts: sortOptions,
  },
  reloadOnShow: true,
  methods: {
    filter(change: Partial<ProjectFilters>) {
      const filters = { ...this.data.filters, ...change };
      this.setData({ filters, narrowed: isNarrowed(filters) });
      void this.reload({ fresh: true });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.filters.search) this.filter({ search: detail.text });
    },
    choose({ currentTarget, detail }: Told<{ value: string }, { filter: keyof ProjectFilters }>) {
      this.filter({ [currentTarget.dataset.filter]: detail.value });
    },
    clear() {
      this.filter({ ...noFilters, sort: this.data.filters.sort });
    },
    openProject({ detail: { projectId } }: Told<{ projectId: string }>) {
      void this.run('openProject', () => open(routes.centreProject, { projectId }));
    },
  },
  rows(request) {
    return call('review.projects', { ...projectsInput(this.data.filters), ...request });
  },
  card: (row) => centreCard(row, today()),
});
