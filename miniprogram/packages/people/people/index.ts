import type { RegistrationState } from '../../../../domain/person/registration';
import { definePage } from '../../../page/define-page';
import { noCards, type PageRequest } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import {
  emptyWords,
  kindTabs,
  personCard,
  rebindingCard,
  stateTabs,
  type Counts,
  type Kind,
  type PersonCard,
} from './index.view';

/** Which list is shown. */
interface Shown {
  kind: Kind;
  state: RegistrationState;
  search: string;
}
const shownAtFirst: Shown = { kind: 'registration', state: 'pending', search: '' };

/** One page of a list, with how many are in each state. */
async function peopleOf(
  { kind, state, search }: Shown,
  request: PageRequest,
): Promise<{ rows: PersonCard[]; nextCursor?: string | undefined; counts: Counts }> {
  const input = { state, ...(search === '' ? {} : { search }), ...request };
  if (kind === 'rebinding') {
    const answer = await call('rebinding.list', input);
    return { ...answer, rows: answer.rows.map(rebindingCard) };
  }
  const answer = await call('registration.list', input);
  return { ...answer, rows: answer.rows.map(personCard) };
}

/** 人员管理 (M3): the people of the institution by the state of their registration, and who asks for a rebinding. */
export const page = definePage(routes.people, {
  access: 'administrator',
  data: {
    ...shownAtFirst,
    ...noCards<PersonCard>(),
    kinds: kindTabs(null),
    tabs: stateTabs(null),
    waiting: 0,
    empty: emptyWords(shownAtFirst),
  },
  /** Of the kind that is shown, as the first answer of its list told. */
  own: () => ({ counts: null as Counts | null }),
  // Also after the review page on top was closed: its decisions show here.
  reloadOnShow: true,
  methods: {
    /** Another list takes the place of this one. */
    show(changed: Partial<Shown>) {
      this.setData({ ...changed, cards: [] });
      void this.reload({ fresh: true });
    },
    pickKind({ currentTarget }: Tap<{ kind: Kind }>) {
      const { kind } = currentTarget.dataset;
      if (kind === this.data.kind) return;
      this.setData({ tabs: stateTabs(null), waiting: 0 });
      this.show({ kind, state: 'pending' });
    },
    pickState({ currentTarget }: Tap<{ state: RegistrationState }>) {
      this.show({ state: currentTarget.dataset.state });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.search) this.show({ search: detail.text });
    },
    clearSearch() {
      this.show({ search: '' });
    },
    openPerson({ currentTarget }: Tap<{ id: string }>) {
      const { id } = currentTarget.dataset;
      if (this.data.kind === 'rebinding')
        void this.run('open', () => open(routes.rebindingReview, { rebindingId: id }));
      else void this.run('open', () => open(routes.registrationReview, { personId: id }));
    },
    begin() {
      void this.run('open', () =>
        open(this.data.kind === 'rebinding' ? routes.rebindingReview : routes.registrationReview, {}),
      );
    },
  },
  async rows(request) {
    const { kind, state, search } = this.data;
    const { counts, ...page } = await peopleOf({ kind, state, search }, request);
    // Unless another list was asked for meanwhile.
    if (kind === this.data.kind && search === this.data.search) this.counts = counts;
    return page;
  },
  card: (card: PersonCard) => card,
  async load() {
    const { kind, state, search } = this.data;
    const others = call(kind === 'rebinding' ? 'registration.list' : 'rebinding.list', { state: 'pending', limit: 1 });
    const [first, { counts: otherCounts }] = await Promise.all([this.firstCards(), others]);
    const { counts } = this;
    const waiting = counts?.pending ?? 0;
    const both = { registration: otherCounts.pending, rebinding: otherCounts.pending, [kind]: waiting };
    return {
      ...first,
      waiting,
      tabs: stateTabs(counts),
      kinds: kindTabs(both),
      empty: emptyWords({ kind, state, search }),
    };
  },
});
