import type { RegistrationState } from '../../../../domain/person/registration';
import { definePage } from '../../../page/define-page';
import { noCards, type PageRequest } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import {
  emptyWords,
  kinds,
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

const notCounted = (): Record<Kind, Counts | null> => ({ registration: null, rebinding: null });

/** One page of a list, with how many are in each state where the answer tells: with the first one without a search. */
async function peopleOf(
  { kind, state, search }: Shown,
  request: PageRequest,
): Promise<{ rows: PersonCard[]; nextCursor?: string | undefined; counts: Counts | null }> {
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
  makes: ['registration.review'],
  data: {
    ...shownAtFirst,
    ...noCards<PersonCard>(),
    kinds: kindTabs(notCounted()),
    tabs: stateTabs(null),
    waiting: 0,
    empty: emptyWords(shownAtFirst),
  },
  own: () => ({
    /** Of each kind, as the last first page of its list told. */
    counts: notCounted(),
    /** They hold for the next load: only another list was picked, and nothing decided. */
    counted: false,
  }),
  // Also after the review page on top was closed: its decisions show here.
  reloadOnShow: true,
  methods: {
    /** Another list takes the place of this one. */
    show(changed: Partial<Shown>) {
      this.setData({ ...changed, cards: [] });
      this.counted = this.counts.registration !== null && this.counts.rebinding !== null;
      void this.reload({ fresh: true });
    },
    pickKind({ currentTarget }: Tap<{ kind: Kind }>) {
      const { kind } = currentTarget.dataset;
      if (kind === this.data.kind) return;
      this.setData({ tabs: stateTabs(this.counts[kind]), waiting: this.counts[kind]?.pending ?? 0 });
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
    if (counts) this.counts[kind] = counts;
    return page;
  },
  card: (card: PersonCard) => card,
  async load() {
    const { kind, state, search } = this.data;
    const { counted } = this;
    if (!counted) this.counts = notCounted();
    this.counted = false;
    const { counts } = this;
    // The list that is shown tells its own, unless it is searched.
    const untold = counted ? [] : kinds.filter((one) => one !== kind || search !== '');
    const told = untold.map(async (one) => {
      counts[one] = (await peopleOf({ kind: one, state: 'pending', search: '' }, { limit: 1 })).counts;
    });
    const [first] = await Promise.all([this.firstCards(), ...told]);
    return {
      ...first,
      waiting: counts[kind]?.pending ?? 0,
      tabs: stateTabs(counts[kind]),
      kinds: kindTabs(counts),
      empty: emptyWords({ kind, state, search }),
    };
  },
});
