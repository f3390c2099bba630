import type { OutputOf } from '../../../../contract/index';
import { dayOf, yearOf } from '../../../../domain/kernel/time';
import type { PickerOption } from '../../../components/search-picker/filter';
import type { Tap, Told } from '../../../services/events';
import { call } from '../../../services/call';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { replace } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask, dial } from '../../../page/sheets';
import { OptionSearch } from '../../../services/option-search';
import { serverNow } from '../../../services/server-clock';
import { yearOptions } from '../../../services/list-options';
import { contactView, countLine, earlierOption, entryCard, type Contact, type EntryCard } from './index.view';

const thisYear = () => yearOf(dayOf(serverNow()));
type EarlierProject = OutputOf<'project.list'>['rows'][number];

/** A3: a project is picked from the catalogue, never typed (M6). */
export const page = definePage(routes.catalogue, {
  access: 'administrator',
  makes: ['project.create'],
  data: {
    ...noCards<EntryCard>(),
    search: '',
    year: '',
    years: yearOptions(thisYear()),
    countLine: '',
    selected: '',
    contact: null as Contact | null,
    missing: '没有要找的项目',
    copying: false,
    earlier: [] as PickerOption[],
    earlierMessage: '',
  },
  own: () => ({ projects: undefined as OptionSearch<EarlierProject> | undefined, contact: null as Contact | null }),
  methods: {
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.search) this.find({ search: detail.text });
    },
    chooseYear({ detail }: Told<{ value: string }>) {
      this.find({ year: detail.value });
    },
    clearSearch() {
      this.find({ search: '', year: '' });
    },
    find(change: { search?: string; year?: string }) {
      this.setData(change);
      void this.reload({ fresh: true });
    },
    select({ currentTarget }: Tap<{ id: string }>) {
      this.setData({ selected: currentTarget.dataset.id });
    },
    /** An entry of an earlier year is hardly ever meant. */
    async isMeant(): Promise<boolean> {
      const { cards, selected } = this.data;
      const line = cards.find(({ catalogueEntryId }) => catalogueEntryId === selected)?.earlierLine ?? '';
      return line === '' || (await ask({ title: '仍选这个项目？', content: line, confirmText: '仍然选择' }));
    },
    create() {
      void this.run('create', async (send) => {
        if (!(await this.isMeant())) return;
        const { projectId } = await send('project.create', { catalogueEntryId: this.data.selected });
        await replace(routes.projectForm, { projectId });
      });
    },
    openEarlier() {
      this.setData({ copying: true });
      this.searchEarlier({ detail: { text: '' } });
    },
    closeEarlier() {
      this.setData({ copying: false });
    },
    searchEarlier({ detail: { text } }: { detail: { text: string } }) {
      this.projects ??= new OptionSearch(
        (asked) => call('project.list', asked),
        earlierOption,
        ({ options, message }) => this.setData({ earlier: options, earlierMessage: message }),
      );
      void this.projects.search(text);
    },
    moreEarlier() {
      void this.projects?.more();
    },
    copyFrom({ detail: { value: fromProjectId } }: Told<PickerOption>) {
      this.closeEarlier();
      void this.run('copy', async (send) => {
        if (!(await this.isMeant())) return;
        const { projectId } = await send('project.copy', { catalogueEntryId: this.data.selected, fromProjectId });
        await replace(routes.projectForm, { projectId });
      });
    },
    dial() {
      const { contact } = this.data;
      if (contact !== null) void this.run('dial', () => dial(contact.phone));
    },
  },
  async rows(request) {
    const { search, year } = this.data;
    const filter = { ...(search === '' ? {} : { search }), ...(year === '' ? {} : { year: Number(year) }) };
    const { contact, ...page } = await call('catalogue.list', { ...request, ...filter });
    if (request.cursor === undefined) this.contact = contactView(contact);
    return page;
  },
  card: (row) => entryCard(row, thisYear()),
  async load() {
    const first = await this.firstCards();
    const stillThere = first.cards.some(({ catalogueEntryId }) => catalogueEntryId === this.data.selected);
    return {
      ...first,
      contact: this.contact,
      countLine: countLine(first.cards.length, first.more),
      selected: stillThere ? this.data.selected : '',
    };
  },
});
