import { dayOf, yearOf } from '../../../../domain/kernel/time';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import { yearOptions } from '../../../services/list-options';
import {
  entriesInput,
  entryCard,
  levelOptions,
  noFilters,
  stateOptions,
  type EntryCard,
  type EntryFilters,
} from './index.view';

/** 目录管理: the catalogue as the centre keeps it (M6). */
export const page = definePage(routes.entries, {
  access: 'administrator',
  makes: ['catalogueEntry.list'],
  data: {
    ...noCards<EntryCard>(),
    filters: noFilters,
    narrowed: false,
    years: yearOptions(yearOf(dayOf(serverNow()))),
    levels: levelOptions,
    states: stateOptions,
  },
  reloadOnShow: true,
  methods: {
    filter(change: Partial<EntryFilters>) {
      const filters = { ...this.data.filters, ...change };
      this.setData({ filters, narrowed: Object.keys(entriesInput(filters)).length > 0 });
      void this.reload({ fresh: true });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.filters.search) this.filter({ search: detail.text });
    },
    choose({
      currentTarget,
      detail,
    }: Told<{ value: string }, { filter: 'year' | 'level' | 'state' | 'institutionId' }>) {
      this.filter({ [currentTarget.dataset.filter]: detail.value });
    },
    clear() {
      this.filter(noFilters);
    },
    openEntry({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.entry, { catalogueEntryId: currentTarget.dataset.id }));
    },
    openImport() {
      void this.run('open', () => open(routes.catalogueImport, {}));
    },
    add() {
      void this.run('open', () => open(routes.entryForm, {}));
    },
  },
  rows(request) {
    return call('catalogueEntry.list', { ...entriesInput(this.data.filters), ...request });
  },
  card: entryCard,
});
