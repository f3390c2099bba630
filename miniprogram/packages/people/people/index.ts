import type { RegistrationState } from '../../../../domain/person/registration';
import { loadForAdministrator } from '../../../services/administrator';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { firstCards, showMore } from '../../../services/list-page';
import { initialLoad } from '../../../services/load';
import { paged, type Paged } from '../../../services/paged';
import { pageLook } from '../../../styles/page-look';
import { open } from '../../../services/navigate';
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

interface Shown {
  kind: Kind;
  state: RegistrationState;
}
const shownAtFirst: Shown = { kind: 'registration', state: 'pending' };

const asItIs = (card: PersonCard): PersonCard => card;

/** 人员管理 (M3): the people of the institution by the state of their registration, and who asks for a rebinding. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    ...shownAtFirst,
    search: '',
    kinds: kindTabs(null),
    tabs: stateTabs(null),
    waiting: 0,
    cards: [] as PersonCard[],
    more: false,
    empty: emptyWords('registration', 'pending', ''),
  },
  list: undefined as Paged<PersonCard> | undefined,
  onLoad() {
    this.list = paged(async (page) => {
      const { kind, state, search } = this.data;
      const input = { state, ...(search === '' ? {} : { search }), ...page };
      if (kind === 'rebinding') {
        const answer = await call('rebinding.list', input);
        this.count({ kind, state }, answer.counts);
        return { ...answer, rows: answer.rows.map(rebindingCard) };
      }
      const answer = await call('registration.list', input);
      this.count({ kind, state }, answer.counts);
      return { ...answer, rows: answer.rows.map(personCard) };
    });
  },
  /** Unless another list was asked for meanwhile. */
  count({ kind, state }: Shown, counts: Counts) {
    if (kind !== this.data.kind || state !== this.data.state) return;
    this.setData({ tabs: stateTabs(counts), waiting: counts.pending });
  },
  // Also after the review page on top was closed: its decisions show here.
  onShow() {
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  onReachBottom() {
    void showMore(this, this.list, asItIs);
  },
  async load(options?: { fresh: boolean }) {
    const { kind, state, search } = this.data;
    const load = async () => {
      const others = call(kind === 'rebinding' ? 'registration.list' : 'rebinding.list', {
        state: 'pending',
        limit: 1,
      });
      const [page, { counts }] = await Promise.all([firstCards(this, this.list, asItIs), others]);
      const waiting = { registration: counts.pending, rebinding: counts.pending, [kind]: this.data.waiting };
      return { ...page, kinds: kindTabs(waiting), empty: emptyWords(kind, state, search) };
    };
    await loadForAdministrator(this, load, options);
  },
  retry() {
    void this.load();
  },
  /** Another list takes the place of this one. */
  show(changed: Partial<Shown> & { search?: string }) {
    this.setData({ ...changed, cards: [] });
    void this.load({ fresh: true });
  },
  pickKind({ currentTarget }: Tap<{ kind: Kind }>) {
    if (currentTarget.dataset.kind === this.data.kind) return;
    this.setData({ tabs: stateTabs(null), waiting: 0 });
    this.show({ kind: currentTarget.dataset.kind, state: 'pending' });
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
    if (this.data.kind === 'rebinding') open('rebinding-review', { rebindingId: id });
    else open('registration-review', { personId: id });
  },
  begin() {
    open(this.data.kind === 'rebinding' ? 'rebinding-review' : 'registration-review');
  },
});
