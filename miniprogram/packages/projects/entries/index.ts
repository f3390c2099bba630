import { dayOf, yearOf } from '../../../../domain/kernel/time';
import type { PickerOption } from '../../../components/search-picker/filter';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { askedOptions, hospitalsNamed } from '../../../services/hospital-options';
import { serverNow } from '../../../services/server-clock';
import { yearOptions } from '../shared/years';
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
    /** Whose entries are shown; '' of all. */
    institutionName: '',
    picking: false,
    hospitals: [] as PickerOption[],
    hospitalsMessage: '',
  },
  own: () => ({ asking: 0 }),
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
    choose({ currentTarget, detail }: Told<{ value: string }, { filter: 'year' | 'level' | 'state' }>) {
      this.filter({ [currentTarget.dataset.filter]: detail.value });
    },
    openHospitals() {
      this.setData({ picking: true });
      void this.searchHospitals({ detail: { text: '' } });
    },
    closeHospitals() {
      this.setData({ picking: false });
    },
    /** Later answers of an earlier search are dropped. */
    async searchHospitals({ detail }: { detail: { text: string } }) {
      const asking = (this.asking += 1);
      this.setData({ hospitals: [], hospitalsMessage: '正在加载…' });
      const found = await askedOptions(() => hospitalsNamed(detail.text));
      if (asking !== this.asking) return;
      const all = detail.text === '' && found.message === '' ? [{ value: '', label: '全部单位' }] : [];
      this.setData({ hospitals: [...all, ...found.options], hospitalsMessage: found.message });
    },
    pickHospital({ detail: { value, label } }: Told<PickerOption>) {
      this.setData({ picking: false, institutionName: value === '' ? '' : label });
      this.filter({ institutionId: value });
    },
    clear() {
      this.setData({ institutionName: '' });
      this.filter(noFilters);
    },
    openEntry({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.entry, { catalogueEntryId: currentTarget.dataset.id }));
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
