import { call, CallFailure } from '../../../services/call';
import { initialLoad } from '../../../services/load';
import { pageLook } from '../../../styles/page-look';
import { loadForAdministrator } from '../../../services/administrator';
import { busyWhile, send } from '../../../services/command';
import { uploadDocument, viewDocument, type DocumentRow } from '../shared/documents';
import { fieldPatch, mergeTyped, scrollToField } from '../shared/fields';
import type { FormKey } from '../shared/form-fields';
import { parameter, replaceBy } from '../../../services/navigate';
import { returnReasonOf } from '../shared/return-reason';
import { guardUnsaved, loadNewest } from '../shared/stale';
import { followedPart } from './followed-part';
import {
  errorsOfServer,
  formProgress,
  formScreen,
  formSections,
  isLocked,
  rowOf,
  submitErrors,
  toForm,
  toValues,
  wrongFields,
  type FormErrors,
  type FormSection,
  type FormValues,
  type Project,
} from './index.view';

const noErrors: FormErrors = {};

/** A3b: the holding form (M5). */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    busy: false,
    locked: null as ReturnType<typeof formScreen>['locked'] | null,
    sections: [] as FormSection[],
    done: { arrangement: false, people: false },
    notice: null as DocumentRow | null,
    tip: '',
    returnReason: '',
    fillable: false,
    editable: false,
    tab: 'catalogue',
  },
  projectId: '',
  project: undefined as Project | undefined,
  /** As loaded, and as typed; off `data`, because a text is not written back while it is typed. */
  loaded: undefined as FormValues | undefined,
  values: undefined as FormValues | undefined,
  errors: noErrors,
  follower: followedPart(() => undefined),
  onLoad(options: Record<string, string | undefined>) {
    this.projectId = parameter(options, 'projectId');
    this.errors = {};
    this.follower = followedPart((tab) => {
      if (tab !== this.data.tab) this.setData({ tab });
    });
    void this.load().then(() => {
      const field = parameter(options, 'field');
      if (field !== '' && this.showMissing()) scrollToField(field);
    });
  },
  onPageScroll({ scrollTop }: { scrollTop: number }) {
    this.follower.scrolled(scrollTop);
  },
  onReachBottom() {
    this.follower.reachedEnd('notice');
  },
  touch() {
    this.follower.touched();
  },
  async load() {
    await loadForAdministrator(this, async () => {
      const project = await call('project.get', { projectId: this.projectId });
      const latest = toValues(project.form);
      const { values: mine, loaded } = this;
      const locked = (key: FormKey) => isLocked(key, project.state);
      this.values = mine === undefined || loaded === undefined ? latest : mergeTyped({ mine, loaded, latest, locked });
      this.loaded = { ...latest };
      this.project = project;
      return { ...formScreen(this.values, this.errors, project), returnReason: returnReasonOf(project) };
    });
  },
  change(event: WechatMiniprogram.CustomEvent<{ key: FormKey; value: string }>) {
    const { values, project } = this;
    if (values === undefined || project === undefined) return;
    const { key, value } = event.detail;
    values[key] = value;
    delete this.errors[key];
    guardUnsaved(true);
    const row = rowOf(key, values, this.errors, project.state);
    this.setData({ ...fieldPatch(this.data.sections, row), ...formProgress(values, project) });
  },
  showErrors(errors: FormErrors) {
    const { values, project } = this;
    if (values === undefined || project === undefined) return;
    this.errors = errors;
    this.setData({ sections: formSections(values, errors, project.state) });
    const [first] = wrongFields(errors);
    if (first !== undefined) scrollToField(first);
  },
  /** Marks everything that submitting would refuse and goes to the first of it. @returns whether there was any */
  showMissing(): boolean {
    const { values, project } = this;
    const lacking = values !== undefined && project !== undefined ? submitErrors(values, project) : {};
    if (wrongFields(lacking).length > 0) this.showErrors(lacking);
    return wrongFields(lacking).length > 0;
  },
  /** @returns whether the form is saved; what hinders it has been said */
  async save(): Promise<boolean> {
    const { values, project } = this;
    if (values === undefined || project === undefined) return false;
    const { form, errors } = toForm(values, project.year);
    if (wrongFields(errors).length > 0) {
      this.showErrors(errors);
      return false;
    }
    try {
      const { revision } = await send('project.saveForm', {
        projectId: this.projectId,
        revision: project.revision,
        form,
      });
      this.project = { ...project, revision, form };
      this.loaded = toValues(form);
      guardUnsaved(false);
      return true;
    } catch (error) {
      if (error instanceof CallFailure) this.showErrors(errorsOfServer(error.details.fields ?? []));
      await loadNewest(this, error);
      return false;
    }
  },
  saveDraft() {
    void busyWhile(this, async () => {
      if (await this.save()) void wx.showToast({ title: '已保存' });
    });
  },
  next() {
    void busyWhile(this, async () => {
      if (!this.showMissing() && (await this.save())) replaceBy('courses', { projectId: this.projectId });
    });
  },
  upload() {
    void busyWhile(this, () => uploadDocument(this, this.projectId, 'notice'));
  },
  look() {
    void busyWhile(this, () => viewDocument(this.projectId, 'notice'));
  },
  jump(
    event: WechatMiniprogram.TouchEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { tab: string }>,
  ) {
    const { tab } = event.currentTarget.dataset;
    this.follower.jumped();
    this.setData({ tab });
    void wx.pageScrollTo({ selector: `#part-${tab}`, offsetTop: -60, duration: 200 });
  },
});
