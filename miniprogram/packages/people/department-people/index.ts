import type { RegistrationState } from '../../../../domain/person/registration';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { personView, headLine, personCard, stateOptions, type PersonCard, type PersonView } from './index.view';

const atFirst: { state: RegistrationState | ''; narrowed: '' | 'search' | 'filters' } = { state: '', narrowed: '' };

/** What a department's contact sees: the people of that department, and of each what is on record, masked. */
export const page = definePage(routes.departmentPeople, {
  access: 'administrator',
  data: {
    ...noCards<PersonCard>(),
    ...atFirst,
    search: '',
    states: stateOptions,
    line: '',
    /** The department that theirs was is gone. */
    gone: false,
    chosen: null as PersonView | null,
  },
  own: () => ({ departmentName: '', total: null as number | null }),
  methods: {
    show(changed: { search?: string; state?: RegistrationState | '' }) {
      this.setData({ ...changed, cards: [] });
      void this.reload({ fresh: true });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.search) this.show({ search: detail.text });
    },
    pickState({ detail }: Told<{ value: string }>) {
      this.show({ state: stateOptions.find(({ value }) => value === detail.value)?.value ?? '' });
    },
    clear() {
      this.show({ search: '', state: '' });
    },
    openPerson({ currentTarget }: Tap<{ id: string }>) {
      const { id: personId } = currentTarget.dataset;
      void this.run('open', async () => {
        this.setData({ chosen: personView(await call('departmentContact.person', { personId })) });
      });
    },
    close() {
      this.setData({ chosen: null });
    },
    closed({ detail }: Told<{ visible: boolean }>) {
      if (!detail.visible) this.close();
    },
  },
  async rows(request) {
    const { search, state } = this.data;
    const { rows, nextCursor, departmentName, total } = await call('departmentContact.people', {
      ...(search === '' ? {} : { search }),
      ...(state === '' ? {} : { states: [state] }),
      ...request,
    });
    this.departmentName = departmentName;
    if (request.cursor === undefined) this.total = total;
    return { rows, nextCursor };
  },
  card: personCard,
  async load() {
    const { search, state } = this.data;
    const first = await this.firstCards();
    return {
      ...first,
      gone: this.departmentName === '',
      line: headLine({ departmentName: this.departmentName, total: this.total }),
      narrowed: search !== '' ? ('search' as const) : state !== '' ? ('filters' as const) : ('' as const),
    };
  },
});
