import { call } from '../../../services/call';
import { initialLoad } from '../../../services/load';
import { randomText } from '../../../services/request-id';
import { pageLook } from '../../../styles/page-look';
import { loadForAdministrator } from '../../../services/administrator';
import { busyWhile } from '../../../services/command';
import { isFillable } from '../shared/edit-lock';
import { scrollToField } from '../shared/fields';
import { parameter } from '../../../services/navigate';
import { saveCourses } from '../shared/save-courses';
import { guardUnsaved } from '../shared/stale';
import {
  batchSections,
  dayChips,
  firstWrong,
  hasErrors,
  restDaysInside,
  summaryOf,
  toBatch,
  toBatchValues,
  toggledRest,
  withBatch,
  type BatchErrors,
  type BatchKey,
  type BatchSection,
  type BatchValues,
  type DayChip,
  type Project,
} from './index.view';

const noErrors: BatchErrors = {};

type DayTap = WechatMiniprogram.TouchEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { day: string }>;

/** One batch of a project (M8); without `batchId` a new one. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    busy: false,
    sections: [] as BatchSection[],
    days: [] as DayChip[],
    line: '',
    warning: '',
    isNew: true,
    editable: false,
  },
  projectId: '',
  batchId: '',
  project: undefined as Project | undefined,
  values: undefined as BatchValues | undefined,
  errors: noErrors,
  onLoad(options: Record<string, string | undefined>) {
    this.projectId = parameter(options, 'projectId');
    this.errors = {};
    const batchId = parameter(options, 'batchId');
    this.batchId = batchId === '' ? `b${randomText(10)}` : batchId;
    this.setData({ isNew: batchId === '' });
    void wx.setNavigationBarTitle({ title: batchId === '' ? '添加举办周期' : '举办周期' });
    void this.load();
  },
  async load() {
    await loadForAdministrator(this, async () => {
      const project = await call('project.get', { projectId: this.projectId });
      const editable = isFillable(project.state);
      // What was chosen here stays, as long as it can be saved; the newer version of everything else is what it goes into.
      if (this.values === undefined || !editable) {
        const saved = project.batches.find(({ batchId }) => batchId === this.batchId);
        this.values = toBatchValues(saved, project);
        this.errors = {};
      }
      this.project = project;
      return { editable, ...this.shown(this.values, project) };
    });
  },
  checked(values: BatchValues, project: Project) {
    return toBatch(values, this.batchId, {
      ...project,
      others: project.batches.filter(({ batchId }) => batchId !== this.batchId),
    });
  },
  shown(values: BatchValues, project: Project) {
    return {
      sections: batchSections(values, this.errors, project),
      days: dayChips(values, this.errors),
      ...summaryOf(this.checked(values, project).batch, project.form),
    };
  },
  update(change: Partial<BatchValues>) {
    const { values, project } = this;
    if (values === undefined || project === undefined) return;
    Object.assign(values, change);
    values.restDays = restDaysInside(values);
    guardUnsaved(true);
    // What was wrong once is judged anew with every change.
    if (hasErrors(this.errors)) this.errors = this.checked(values, project).errors;
    this.setData(this.shown(values, project));
  },
  change(event: WechatMiniprogram.CustomEvent<{ key: BatchKey; value: string }>) {
    this.update({ [event.detail.key]: event.detail.value });
  },
  toggleRest(event: DayTap) {
    if (this.values !== undefined && this.data.editable)
      this.update({ restDays: toggledRest(this.values, event.currentTarget.dataset.day) });
  },
  typeReason(event: WechatMiniprogram.CustomEvent<{ value: string }, WechatMiniprogram.IAnyObject, { day: string }>) {
    const rest = this.values?.restDays.find(({ day }) => day === event.currentTarget.dataset.day);
    if (rest !== undefined) rest.reason = event.detail.value;
    guardUnsaved(true);
  },
  save() {
    void busyWhile(this, async () => {
      const { values, project } = this;
      if (values === undefined || project === undefined) return;
      const { batch, errors } = this.checked(values, project);
      this.errors = errors;
      this.setData(this.shown(values, project));
      if (hasErrors(errors)) scrollToField(firstWrong(errors));
      else await saveCourses(this, project, { batches: withBatch(project.batches, this.batchId, batch) });
    });
  },
  remove() {
    void busyWhile(this, async () => {
      const { project } = this;
      if (project === undefined) return;
      const { confirm } = await wx.showModal({
        title: '删除这一期？',
        content: '这一期的日期和考勤时段都会删除。',
        confirmText: '删除',
        cancelText: '取消',
      });
      if (confirm) await saveCourses(this, project, { batches: withBatch(project.batches, this.batchId, undefined) });
    });
  },
});
