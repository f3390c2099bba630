import { dayOf, yearOf } from '../../../../domain/kernel/time';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { yearOptions } from '../../../services/list-options';
import { serverNow } from '../../../services/server-clock';
import {
  activitiesInput,
  activityCard,
  kindOptions,
  noFilters,
  stateOptions,
  type ActivityCard,
  type ActivityFilters,
} from './index.view';

/** 学分管理 → 集体活动参加者授分 (M21). */
export const page = definePage(routes.activities, {
  access: 'administrator',
  makes: ['groupActivity.save'],
  data: {
    ...noCards<ActivityCard>(),
    filters: noFilters,
    years: yearOptions(yearOf(dayOf(0))),
    states: stateOptions,
    kinds: kindOptions,
    narrowed: false,
    /** This institution reviews those of others for the centre. */
    mayReview: false,
  },
  reloadOnShow: true,
  methods: {
    filter(change: Partial<ActivityFilters>) {
      const filters = { ...this.data.filters, ...change };
      this.setData({ filters, narrowed: Object.keys(activitiesInput(filters)).length > 0 });
      void this.reload({ fresh: true });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.filters.search) this.filter({ search: detail.text });
    },
    choose({ currentTarget, detail }: Told<{ value: string }, { filter: 'year' | 'state' | 'kind' }>) {
      this.filter({ [currentTarget.dataset.filter]: detail.value });
    },
    clear() {
      this.filter(noFilters);
    },
    openActivity({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.activity, { activityId: currentTarget.dataset.id }));
    },
    review() {
      void this.run('open', () => open(routes.centreActivities, {}));
    },
    add() {
      void this.run('open', () => open(routes.activity, {}));
    },
  },
  opened() {
    this.setData({ years: yearOptions(yearOf(dayOf(serverNow()))) });
  },
  async rows(request) {
    const answer = await call('groupActivity.list', { ...activitiesInput(this.data.filters), ...request });
    if (request.cursor === undefined) this.setData({ mayReview: answer.mayReview === true });
    return answer;
  },
  card: activityCard,
});
