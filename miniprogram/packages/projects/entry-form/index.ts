import type { OutputOf } from '../../../../contract/index';
import { dayOf, yearOf } from '../../../../domain/kernel/time';
import type { EntryFact } from '../../../../domain/project/catalogue';
import type { PickerOption } from '../../../components/search-picker/filter';
import { TwoVersions, type Conflict } from '../components/conflict-sheet/two-versions';
import type { Send } from '../../../page/actions';
import { definePage } from '../../../page/define-page';
import { leave, replace } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call, CallFailure } from '../../../services/call';
import type { Told } from '../../../services/events';
import { clockMinute } from '../../../services/format';
import { hospitalSearch, type HospitalSearch } from '../../../services/hospital-options';
import { guardUnsaved, titleBar, toast } from '../../../services/passing';
import { serverNow } from '../../../services/server-clock';
import { disciplineOptions, isDisciplineKey, pickedDiscipline } from '../shared/disciplines';
import { isFieldOf, scrollToField, showField, type FieldRow } from '../shared/fields';
import {
  entryRow,
  entrySections,
  entryWording,
  errorsOfServer,
  firstWrong,
  isBound,
  toFacts,
  toValues,
  type EntryErrors,
  type EntryOnScreen,
} from './index.view';

type Entry = OutputOf<'catalogueEntry.get'>;
interface Kept {
  entry: Entry | undefined;
  screen: EntryOnScreen | undefined;
  hospitals: HospitalSearch | undefined;
  versions: TwoVersions<EntryFact>;
  /** Of institutions, by id: what a choice between two of them says. */
  names: Map<string, string>;
}

const notPicking: { picking: EntryFact | '' } = { picking: '' };

/** 编辑目录项目: a new entry, or a correction of one (M6). */
export const page = definePage(routes.entryForm, {
  access: 'administrator',
  data: {
    ...notPicking,
    sections: [] as { title: string; rows: FieldRow[] }[],
    isNew: true,
    options: [] as PickerOption[],
    optionsMessage: '',
    picked: '',
    conflict: null as Conflict | null,
    conflicting: false,
  },
  own(): Kept {
    const names = new Map<string, string>();
    return {
      entry: undefined,
      screen: undefined,
      hospitals: undefined,
      names,
      versions: new TwoVersions(entryWording(names)),
    };
  },
  methods: {
    change({ detail: { key, value } }: Told<{ key: string; value: string }>) {
      const { screen } = this;
      if (screen === undefined || !isFieldOf(screen.values, key)) return;
      screen.values[key] = value;
      delete screen.errors[key];
      guardUnsaved(true);
      showField(this, entryRow(key, screen));
    },
    pick({ detail: { key } }: Told<{ key: string }>) {
      const { screen } = this;
      if (screen === undefined || !isFieldOf(screen.values, key)) return;
      this.setData({ picking: key, picked: screen.values[key], optionsMessage: '' });
      if (isDisciplineKey(key)) this.setData({ options: disciplineOptions(key, screen.values) });
      else this.searchHospitals({ detail: { text: '' } });
    },
    stopPicking() {
      this.setData(notPicking);
    },
    searchHospitals({ detail }: { detail: { text: string } }) {
      this.hospitals ??= hospitalSearch(({ options, message }) => {
        // The sheet may show disciplines by now.
        if (this.data.picking === 'institutionId') this.setData({ options, optionsMessage: message });
      });
      void this.hospitals.search(detail.text);
    },
    moreHospitals() {
      void this.hospitals?.more();
    },
    take({ detail: { value, label } }: Told<PickerOption>) {
      const { screen } = this;
      const { picking } = this.data;
      this.stopPicking();
      if (screen === undefined || picking === '') return;
      if (isDisciplineKey(picking)) Object.assign(screen.values, pickedDiscipline(picking, value, screen.values));
      else {
        screen.values[picking] = value;
        screen.institutionName = label;
        this.names.set(value, label);
      }
      delete screen.errors[picking];
      guardUnsaved(true);
      this.setData({ sections: entrySections(screen) });
    },
    showErrors(screen: EntryOnScreen, errors: EntryErrors): boolean {
      screen.errors = errors;
      this.setData({ sections: entrySections(screen) });
      const wrong = firstWrong(errors);
      if (wrong !== undefined) scrollToField(wrong);
      return wrong !== undefined;
    },
    showConflict(conflict: Conflict) {
      this.setData({ conflict, conflicting: true });
    },
    hideConflict() {
      this.setData({ conflicting: false });
    },
    settleConflict({ detail: { theirs } }: Told<{ theirs: string[] }>) {
      const { screen } = this;
      if (screen === undefined) return;
      screen.values = this.versions.settle(screen.values, theirs);
      screen.institutionName = this.names.get(screen.values.institutionId) ?? screen.institutionName;
      this.setData({ sections: entrySections(screen), conflicting: false });
      this.save();
    },
    /** A colleague of the centre was quicker: their version comes around what was typed here, and what differs is told. */
    async takeNewest(screen: EntryOnScreen, loaded: Entry) {
      const { catalogueEntryId } = loaded;
      const latest = await call('catalogueEntry.get', { catalogueEntryId });
      this.names.set(latest.institutionId, latest.institutionName);
      const year = yearOf(dayOf(serverNow()));
      screen.values = this.versions.take({
        mine: screen.values,
        loaded: toValues(loaded, year),
        latest: toValues(latest, year),
        locked: (key) => isBound(key, latest),
      });
      screen.institutionName = this.names.get(screen.values.institutionId) ?? latest.institutionName;
      screen.entry = latest;
      this.entry = latest;
      this.setData({ sections: entrySections(screen) });
      this.showConflict(this.versions.conflict(screen.values, latest.edited, clockMinute));
    },
    save() {
      const { screen } = this;
      if (screen === undefined) return;
      if (this.versions.isOpen(screen.values))
        return this.showConflict(this.versions.conflict(screen.values, this.entry?.edited, clockMinute));
      const { facts, errors } = toFacts(screen.values, this.entry?.projectLead ?? '');
      if (this.showErrors(screen, errors)) return;
      void this.run('save', async (send) => {
        try {
          await this.sendFacts(send, facts);
        } catch (error) {
          const { entry } = this;
          if (error instanceof CallFailure && error.code === 'staleRevision' && entry !== undefined)
            return this.takeNewest(screen, entry);
          if (error instanceof CallFailure) this.showErrors(screen, errorsOfServer(error.details.fields ?? []));
          throw error;
        }
      });
    },
    async sendFacts(send: Send, facts: ReturnType<typeof toFacts>['facts']) {
      const { entry } = this;
      if (entry === undefined) {
        const { catalogueEntryId } = await send('catalogueEntry.add', facts);
        guardUnsaved(false);
        await replace(routes.entry, { catalogueEntryId });
        return;
      }
      const { catalogueEntryId, revision } = entry;
      await send('catalogueEntry.edit', { catalogueEntryId, revision, ...facts });
      guardUnsaved(false);
      toast('已保存');
      await leave(routes.entries);
    },
  },
  opened({ catalogueEntryId = '' }) {
    titleBar(catalogueEntryId === '' ? '添加目录项目' : '修改目录项目');
  },
  async load() {
    const { catalogueEntryId = '' } = this.params;
    const entry = catalogueEntryId === '' ? undefined : await call('catalogueEntry.get', { catalogueEntryId });
    this.entry = entry;
    if (entry !== undefined) this.names.set(entry.institutionId, entry.institutionName);
    // What was typed stays when the page is drawn anew.
    this.screen ??= {
      values: toValues(entry, yearOf(dayOf(serverNow()))),
      errors: {},
      entry,
      institutionName: entry?.institutionName ?? '',
    };
    return { sections: entrySections(this.screen), isNew: entry === undefined, status: 'ready' as const };
  },
});
