import type { FileRef } from '../../../../contract/common';
import type { PickerOption } from '../../../components/search-picker/filter';
import type { Send } from '../../../page/actions';
import { definePage } from '../../../page/define-page';
import { leave, replace } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { sheet } from '../../../page/sheets';
import { venuePointIn, venuePointText } from '../../../../domain/project/venue-point';
import { chooseOnMap } from '../shared/choose-on-map';
import { CallFailure } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { guardUnsaved, scrollToPart, toast } from '../../../services/passing';
import { attachDocument, chooseDocument, viewDocument, type DocumentRow } from '../shared/documents';
import { loadContent, sendForm } from '../shared/content';
import { scrollToField, showField } from '../shared/fields';
import { returnReasonOf } from '../shared/return-reason';
import type { Conflict } from '../components/conflict-sheet/two-versions';
import { loadNewest } from '../shared/stale';
import { isDisciplineKey, type DisciplineKey } from '../shared/disciplines';
import { followedPart } from './followed-part';
import { FormInWork } from './form-in-work';
import { errorsOfServer, wrongFields, type FormErrors, type FormSection, type LockedCard } from './index.view';

interface Kept {
  /** Undefined until the project is loaded. */
  work: FormInWork | undefined;
  /** The field to go to once the form is there; '' for none. */
  goTo: string;
  /** What was asked for when a colleague's version came in between. */
  wanted: 'saveDraft' | 'next';
  follower: ReturnType<typeof followedPart>;
}

const notPicking: { picking: DisciplineKey | '' } = { picking: '' };

/** A3b: the holding form (M5). */
export const page = definePage(routes.projectForm, {
  access: 'administrator',
  makes: ['project.saveForm'],
  data: {
    locked: null as LockedCard | null,
    sections: [] as FormSection[],
    done: { arrangement: false, people: false },
    notice: null as DocumentRow | null,
    tip: '',
    returnReason: '',
    fillable: false,
    editable: false,
    inChange: false,
    tab: 'catalogue',
    photos: false,
    ...notPicking,
    disciplines: [] as PickerOption[],
    conflict: null as Conflict | null,
    conflicting: false,
  },
  own: (): Kept => ({ work: undefined, goTo: '', wanted: 'saveDraft', follower: followedPart(() => undefined) }),
  methods: {
    touch() {
      this.follower.touched();
    },
    jump({ currentTarget }: Tap<{ tab: string }>) {
      const { tab } = currentTarget.dataset;
      this.follower.jumped();
      this.setData({ tab });
      scrollToPart(`#part-${tab}`, { above: 60 });
    },
    change({ detail: { key, value } }: { detail: { key: string; value: string } }) {
      const { work } = this;
      if (work === undefined || !work.has(key)) return;
      showField(this, work.type(key, value));
      this.setData(work.progress());
      guardUnsaved(true);
    },
    pick({ detail: { key } }: Told<{ key: string }>) {
      if (key === 'venuePoint') return void this.run('point', () => this.markVenue());
      if (this.work === undefined || !isDisciplineKey(key)) return;
      this.setData({ picking: key, disciplines: this.work.disciplines(key) });
    },
    /** Marks the venue on the map, or takes the mark away. */
    async markVenue() {
      const { work } = this;
      if (work === undefined) return;
      const before = venuePointIn(work.valueOf('venuePoint'));
      const asked = before && (await sheet(() => wx.showActionSheet({ itemList: ['重新选', '不标位置'] })));
      if (before !== undefined && asked === undefined) return;
      const takenAway = asked?.tapIndex === 1;
      const point = takenAway ? undefined : await chooseOnMap(before);
      if (!takenAway && point === undefined) return;
      this.change({ detail: { key: 'venuePoint', value: point === undefined ? '' : venuePointText(point) } });
    },
    stopPicking() {
      this.setData(notPicking);
    },
    takeDiscipline({ detail: { value } }: Told<PickerOption>) {
      const { picking } = this.data;
      this.stopPicking();
      if (this.work === undefined || picking === '') return;
      this.setData({ sections: this.work.pick(picking, value), ...this.work.progress() });
      guardUnsaved(true);
    },
    /** Marks what is wrong and goes to the first of it. @returns whether there was any */
    showErrors(work: FormInWork, errors: FormErrors): boolean {
      this.setData({ sections: work.mark(errors) });
      const [first] = wrongFields(errors);
      if (first !== undefined) scrollToField(first);
      return first !== undefined;
    },
    /** Marks everything that submitting would refuse. @returns whether there was any */
    showMissing(work: FormInWork): boolean {
      const lacking = work.lacking();
      return wrongFields(lacking).length > 0 && this.showErrors(work, lacking);
    },
    differences(): Conflict | null {
      return this.work?.differences() ?? null;
    },
    showConflict(conflict: Conflict) {
      this.setData({ conflict, conflicting: true });
    },
    hideConflict() {
      this.setData({ conflicting: false });
    },
    settleConflict({ detail: { theirs } }: Told<{ theirs: string[] }>) {
      const { work } = this;
      if (work === undefined) return;
      this.setData({ sections: work.settle(theirs), conflicting: false, ...work.progress() });
      // Nothing is saved of a form that has been closed meanwhile.
      if (!this.data.editable) return;
      if (this.wanted === 'next') this.next();
      else this.saveDraft();
    },
    /** @returns whether the form is saved; what hinders it has been said */
    async save(send: Send, work: FormInWork): Promise<boolean> {
      if (work.isContested()) {
        this.showConflict(work.differences());
        return false;
      }
      const { form, revision: loaded, errors } = work.toSave();
      if (wrongFields(errors).length > 0) return !this.showErrors(work, errors);
      try {
        const { revision } = await sendForm(send, this.params, { revision: loaded, form });
        work.savedAs(revision, form);
        guardUnsaved(false);
        return true;
      } catch (error) {
        if (error instanceof CallFailure) this.showErrors(work, errorsOfServer(error.details.fields ?? []));
        await loadNewest(this, error);
        return false;
      }
    },
    saveDraft() {
      this.wanted = 'saveDraft';
      void this.run('saveDraft', async (send) => {
        if (this.work === undefined || !(await this.save(send, this.work))) return;
        toast('已保存');
        if (this.params.change === true) await leave(routes.adminHome);
      });
    },
    next() {
      this.wanted = 'next';
      void this.run('next', async (send) => {
        const { work, params } = this;
        if (work === undefined || this.showMissing(work) || !(await this.save(send, work))) return;
        await replace(routes.courses, { projectId: params.projectId });
      });
    },
    upload() {
      const { projectId } = this.params;
      void this.run('upload', async (send) => {
        const chosen = await chooseDocument();
        if (chosen === 'photos') this.setData({ photos: true });
        else if (chosen !== undefined) await attachDocument(send, this, { projectId, kind: 'notice', file: chosen });
      });
    },
    noPhotos() {
      this.setData({ photos: false });
    },
    photosMade({ detail: { file } }: Told<{ file: FileRef }>) {
      const { projectId } = this.params;
      void this.run('upload', async (send) => {
        await attachDocument(send, this, { projectId, kind: 'notice', file });
        this.setData({ photos: false });
      });
    },
    look() {
      void this.run('look', () => viewDocument(this.params.projectId, 'notice'));
    },
  },
  opened({ field = '' }) {
    this.goTo = field;
    this.follower = followedPart((tab) => {
      if (tab !== this.data.tab) this.setData({ tab });
    });
  },
  async load() {
    const project = await loadContent(this.params);
    if (this.work === undefined) this.work = new FormInWork(project);
    else this.work.take(project);
    const screen = this.work.screen();
    if (this.params.change !== true) return { ...screen, returnReason: returnReasonOf(project) };
    // Part of a change request: saved by itself, without the steps to the first submission.
    return { ...screen, fillable: false, editable: project.state === 'draft', notice: null, inChange: true };
  },
  loaded() {
    if (this.goTo !== '' && this.work !== undefined && this.showMissing(this.work)) scrollToField(this.goTo);
    this.goTo = '';
  },
  onPageScroll({ scrollTop }) {
    this.follower.scrolled(scrollTop);
  },
  onReachBottom() {
    this.follower.reachedEnd('notice');
  },
});
