import type { InputOf } from '../../../../contract/index';
import type { RegistrationState } from '../../../../domain/person/registration';
import type { RebindingState } from '../../../../domain/person/rebinding';
import { definePage } from '../../../page/define-page';
import { noCards, type PageRequest, type RowsAnswer } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { session } from '../../../services/session';
import {
  chosenWords,
  filterChips,
  inputOf,
  isNarrowed,
  noFilters,
  type Departments,
  type Filters,
} from '../shared/people-filters';
import {
  confirmWords,
  correctionCard,
  emptyWords,
  isRequest,
  kindTabs,
  listLine,
  narrowedBy,
  notCounted,
  orders,
  personCard,
  rebindingCard,
  requestKinds,
  stateTabs,
  type Kind,
  type Order,
  type PersonCard,
  type RequestKind,
} from './index.view';

/** Which list is shown. */
interface Shown {
  kind: Kind;
  /** Of the requests. */
  state: RebindingState;
  /** Of the people. */
  filters: Filters;
  order: Order;
  search: string;
}
const shownAtFirst: Shown = { kind: 'registration', state: 'pending', filters: noFilters, order: 'name', search: '' };

const searched = (search: string): { search?: string } => (search === '' ? {} : { search });

const peopleInput = ({ filters, search }: Pick<Shown, 'filters' | 'search'>): InputOf<'registration.list'> => ({
  ...inputOf(filters),
  ...searched(search),
});

/** Where each kind is decided on: one of them, or from the first who waits. */
const reviews: Record<Kind, (id?: string) => Promise<void>> = {
  registration: (personId) => open(routes.registrationReview, { personId }),
  correction: (correctionId) => open(routes.correctionReview, { correctionId }),
  rebinding: (rebindingId) => open(routes.rebindingReview, { rebindingId }),
};

/** One page of requests. */
async function requestsOf(kind: RequestKind, input: InputOf<'rebinding.list'>) {
  if (kind === 'rebinding') {
    const answer = await call('rebinding.list', input);
    return { ...answer, rows: answer.rows.map(rebindingCard) };
  }
  const answer = await call('correction.list', input);
  return { ...answer, rows: answer.rows.map(correctionCard) };
}

/** How the filters are shown above the list. */
const filterLook = (filters: Filters) => ({ chips: filterChips(filters), filtered: isNarrowed(filters) });

/** 人员管理 (M3, P6): the people of the institution, and who asks for something. */
export const page = definePage(routes.people, {
  access: 'administrator',
  makes: ['registration.review', 'export.begin'],
  data: {
    ...shownAtFirst,
    ...noCards<PersonCard>(),
    ...filterLook(noFilters),
    kinds: kindTabs(notCounted()),
    tabs: stateTabs(null),
    orders: [...orders],
    waiting: 0,
    line: '',
    narrowed: narrowedBy(shownAtFirst),
    empty: emptyWords(shownAtFirst),
    choosing: false,
    departments: [] as Departments,
    confirm: confirmWords(null),
  },
  own: () => ({
    /** Who waits, as the last answers told. */
    waitingPeople: null as number | null,
    requests: notCounted(),
    /** They hold for the next load: only another list was picked, and nothing decided. */
    counted: false,
    /** Of the list that is shown. */
    total: null as number | null,
    /** Which of the counts for the sheet was asked for last. */
    asked: 0,
  }),
  // Also after the review page on top was closed: its decisions show here.
  reloadOnShow: true,
  methods: {
    /** Another list takes the place of this one. */
    show(changed: Partial<Shown>) {
      this.setData({ ...changed, ...filterLook(changed.filters ?? this.data.filters), cards: [] });
      this.counted = this.waitingPeople !== null && requestKinds.every((kind) => this.requests[kind] !== null);
      void this.reload({ fresh: true });
    },
    pickKind({ currentTarget }: Tap<{ kind: Kind }>) {
      const { kind } = currentTarget.dataset;
      if (kind !== this.data.kind) this.show({ kind, state: 'pending', search: '' });
    },
    pickState({ currentTarget }: Tap<{ state: RebindingState }>) {
      this.show({ state: currentTarget.dataset.state });
    },
    exportAll() {
      void this.run('open', () => open(routes.export, { kind: 'people' }));
    },
    pickOrder({ detail }: Told<{ value: string }>) {
      const order = orders.find(({ value }) => value === detail.value);
      if (order) this.show({ order: order.value });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.search) this.show({ search: detail.text });
    },
    clear() {
      this.show({ search: '', filters: noFilters });
    },
    clearFilters() {
      this.show({ filters: noFilters });
    },
    async openFilters() {
      this.setData({ choosing: true, confirm: confirmWords(this.total) });
      await this.run('departments', () => this.nameDepartments());
    },
    /** The names of the departments are asked for once, when they are first needed. */
    async nameDepartments() {
      if (this.data.departments.length > 0) return;
      const { administrator } = await session.get();
      if (administrator === null) return;
      const { rows } = await call('directory.departments', { institutionId: administrator.institutionId });
      this.setData({
        departments: rows.map(({ departmentId, name, spoken }) => ({ code: departmentId, label: name, spoken })),
      });
    },
    closeFilters() {
      this.setData({ choosing: false });
    },
    /** How many there are is asked while filters are chosen; a list that only searching can count says nothing. */
    async countFilters({ detail: { filters } }: Told<{ filters: Filters }>) {
      const asked = ++this.asked;
      this.setData({ confirm: confirmWords(null) });
      const { search } = this.data;
      const answer = await call('registration.list', { ...peopleInput({ filters, search }), limit: 1 }).catch(
        () => null,
      );
      if (asked === this.asked) this.setData({ confirm: confirmWords(answer?.total ?? null) });
    },
    applyFilters({ detail: { filters } }: Told<{ filters: Filters }>) {
      this.closeFilters();
      if (chosenWords(filters, []) !== chosenWords(this.data.filters, [])) this.show({ filters });
    },
    /** Who waits is reviewed, one after the other; everybody else has a page. */
    openPerson({ currentTarget }: Tap<{ id: string; state: RegistrationState }>) {
      const { id, state } = currentTarget.dataset;
      const { kind } = this.data;
      void this.run('open', () =>
        isRequest(kind) || state === 'pending' ? reviews[kind](id) : open(routes.person, { personId: id }),
      );
    },
    openBulk() {
      void this.run('open', () => open(routes.bulkReview, {}));
    },
    begin() {
      void this.run('open', () => reviews[this.data.kind]());
    },
    async people({ filters, search, order }: Shown, request: PageRequest): Promise<RowsAnswer<PersonCard>> {
      const answer = await call('registration.list', { ...peopleInput({ filters, search }), order, ...request });
      if (answer.waiting !== null) {
        this.waitingPeople = answer.waiting;
        this.total = answer.total;
      }
      return { ...answer, rows: answer.rows.map(personCard) };
    },
    async requestsAsked(
      kind: RequestKind,
      { state, search }: Shown,
      request: PageRequest,
    ): Promise<RowsAnswer<PersonCard>> {
      const { counts, ...page } = await requestsOf(kind, { state, ...searched(search), ...request });
      if (counts) this.requests[kind] = counts;
      return page;
    },
    /** Who waits of the other kinds; and of this one where a search keeps its list from telling. */
    async countOthers(kind: Kind, search: string) {
      if (this.counted) return;
      const some = { limit: 1 };
      const untold = requestKinds.filter((one) => one !== kind || search !== '');
      await Promise.all(untold.map((one) => this.requestsAsked(one, { ...shownAtFirst, kind: one }, some)));
      if (isRequest(kind)) this.waitingPeople = (await call('registration.list', some)).waiting;
    },
  },
  opened({ state }) {
    if (state !== undefined)
      this.setData({ filters: { ...noFilters, states: [state] }, ...filterLook({ ...noFilters, states: [state] }) });
  },
  rows(request): Promise<RowsAnswer<PersonCard>> {
    const { kind, state, filters, order, search } = this.data;
    const shown = { kind, state, filters, order, search };
    return isRequest(kind) ? this.requestsAsked(kind, shown, request) : this.people(shown, request);
  },
  card: (card: PersonCard) => card,
  async load() {
    const { kind, state, filters, search } = this.data;
    const [first] = await Promise.all([this.firstCards(), this.countOthers(kind, search)]);
    this.counted = false;
    if (isNarrowed(filters)) await this.nameDepartments();
    const { requests, waitingPeople, total } = this;
    const counts = isRequest(kind) ? requests[kind] : null;
    const { departments } = this.data;
    return {
      ...first,
      waiting: (isRequest(kind) ? counts?.pending : waitingPeople) ?? 0,
      tabs: stateTabs(counts),
      kinds: kindTabs(requests),
      line: isRequest(kind) ? '' : listLine({ filters, departments, total }),
      narrowed: narrowedBy({ kind, filters, search }),
      empty: emptyWords({ kind, state, filters, search }),
    };
  },
});
