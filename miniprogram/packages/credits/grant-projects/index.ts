import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import {
  datesProblem,
  filterWords,
  grantCard,
  grantedOptions,
  grantListInput,
  initialFilters,
  levelOptions,
  lookingFor,
  noFilters,
  type GrantCard,
  type GrantFilters,
} from './index.view';

type FilterTold = WechatMiniprogram.CustomEvent<
  { value: string },
  WechatMiniprogram.IAnyObject,
  { filter: keyof GrantFilters }
>;

/** M15: 学分管理 → 项目参加者授分. */
export const page = definePage(routes.grantProjects, {
  access: 'administrator',
  data: {
    ...noCards<GrantCard>(),
    filters: initialFilters,
    levels: levelOptions,
    granted: grantedOptions,
    filterWords: filterWords(initialFilters),
    datesProblem: '',
  },
  reloadOnShow: true,
  methods: {
    filter(change: Partial<GrantFilters>) {
      const filters = { ...this.data.filters, ...change };
      this.setData({ filters, filterWords: filterWords(filters), datesProblem: datesProblem(filters) });
      if (datesProblem(filters) === '') void this.reload({ fresh: true });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.filters.search) this.filter(lookingFor(this.data.filters, { search: detail.text }));
    },
    searchNumber({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.filters.number) this.filter(lookingFor(this.data.filters, { number: detail.text }));
    },
    choose({ currentTarget, detail }: FilterTold) {
      this.filter({ [currentTarget.dataset.filter]: detail.value });
    },
    clear() {
      this.filter(noFilters);
    },
    openProject({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.project, { projectId: currentTarget.dataset.id }));
    },
    openMaterials({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.materials, { roundId: currentTarget.dataset.id }));
    },
    grant({ currentTarget }: Tap<{ id: string }>) {
      void this.run('grant', () => open(routes.grantCourses, { projectId: currentTarget.dataset.id }));
    },
  },
  rows(request) {
    return call('project.list', { ...grantListInput(this.data.filters), ...request });
  },
  card: grantCard,
});
