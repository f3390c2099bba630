import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { appealCard, emptyWords, stateTabs, type AppealCard, type State } from './index.view';

interface Shown {
  state: State;
  search: string;
}
const shownAtFirst: Shown = { state: 'open', search: '' };

/** D7b, 申诉: what people say against their attendance and their credits. */
export const page = definePage(routes.appeals, {
  access: 'administrator',
  data: {
    ...shownAtFirst,
    ...noCards<AppealCard>(),
    tabs: stateTabs(null),
    empty: emptyWords('open', ''),
  },
  own: () => ({ waiting: null as number | null }),
  reloadOnShow: true,
  methods: {
    show(changed: Partial<Shown>) {
      this.setData({ ...changed, cards: [] });
      void this.reload({ fresh: true });
    },
    pickState({ currentTarget }: Tap<{ state: State }>) {
      this.show({ state: currentTarget.dataset.state });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.search) this.show({ search: detail.text });
    },
    clearSearch() {
      this.show({ search: '' });
    },
    openAppeal({ currentTarget }: Tap<{ id: string }>) {
      const { id: appealId } = currentTarget.dataset;
      void this.run('open', () => open(routes.appealAnswer, { appealId }));
    },
  },
  async rows(request) {
    const { state, search } = this.data;
    const { projectId } = this.params;
    const answer = await call('appeal.list', {
      state,
      ...(projectId === undefined ? {} : { projectId }),
      ...(search === '' ? {} : { search }),
      ...request,
    });
    this.waiting = answer.waiting;
    return answer;
  },
  card: appealCard,
  async load() {
    const { state, search } = this.data;
    const first = await this.firstCards();
    return { ...first, tabs: stateTabs(this.waiting), empty: emptyWords(state, search) };
  },
});
