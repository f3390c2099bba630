import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import {
  centreCard,
  centreInput,
  kindOptions,
  stateOptions,
  waitingFirst,
  type CentreCard,
  type CentreFilters,
} from './index.view';

/** Group activities before the centre, or before its delegate (M21), longest waiting first. */
export const page = definePage(routes.centreActivities, {
  access: 'administrator',
  data: { ...noCards<CentreCard>(), filters: waitingFirst, states: stateOptions, kinds: kindOptions },
  reloadOnShow: true,
  methods: {
    filter(change: Partial<CentreFilters>) {
      this.setData({ filters: { ...this.data.filters, ...change } });
      void this.reload({ fresh: true });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.filters.search) this.filter({ search: detail.text });
    },
    choose({ currentTarget, detail }: Told<{ value: string }, { filter: 'state' | 'kind' }>) {
      this.filter({ [currentTarget.dataset.filter]: detail.value });
    },
    clear() {
      this.filter(waitingFirst);
    },
    openActivity({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.centreActivity, { activityId: currentTarget.dataset.id }));
    },
  },
  rows(request) {
    return call('groupActivity.list', { toReview: true, ...centreInput(this.data.filters), ...request });
  },
  card: centreCard,
});
