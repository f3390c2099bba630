import { isGone, TwoVersions, whenGone, type Conflict } from '../components/conflict-sheet/two-versions';
import { definePage } from '../../../page/define-page';
import { leave } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import type { Tap, Told } from '../../../services/events';
import { clockMinute } from '../../../services/format';
import { guardUnsaved, titleBar } from '../../../services/passing';
import { randomText } from '../../../services/request-id';
import { isFillable } from '../shared/edit-lock';
import { loadContent } from '../shared/content';
import { isFieldOf, scrollToField } from '../shared/fields';
import { saveCourses } from '../shared/save-courses';
import { batchWording, flatBatch, unflatBatch, type FlatBatch } from './flat-batch';
import {
  batchScreen,
  checkedBatch,
  firstWrong,
  hasErrors,
  restDaysInside,
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

interface Kept {
  batchId: string;
  project: Project | undefined;
  values: BatchValues | undefined;
  errors: BatchErrors;
  /** As loaded. */
  saved: FlatBatch | undefined;
  versions: TwoVersions<string>;
}

/** One batch of a project (M8); without `batchId` a new one. */
export const page = definePage(routes.batch, {
  access: 'administrator',
  makes: ['project.saveCourses'],
  data: {
    sections: [] as BatchSection[],
    days: [] as DayChip[],
    restLine: '',
    line: '',
    warning: '',
    isNew: true,
    editable: false,
    conflict: null as Conflict | null,
    conflicting: false,
  },
  own: (): Kept => ({
    batchId: '',
    project: undefined,
    values: undefined,
    errors: {},
    saved: undefined,
    versions: new TwoVersions(batchWording),
  }),
  methods: {
    update(change: Partial<BatchValues>) {
      const { values, project, batchId } = this;
      if (values === undefined || project === undefined) return;
      Object.assign(values, change);
      values.restDays = restDaysInside(values);
      guardUnsaved(true);
      // What was wrong once is judged anew with every change.
      if (hasErrors(this.errors)) this.errors = checkedBatch(values, batchId, project).errors;
      this.setData(batchScreen({ values, errors: this.errors, batchId, project }));
    },
    change({ detail: { key, value } }: Told<{ key: string; value: string }>) {
      if (this.values !== undefined && isFieldOf<BatchKey>(this.values, key)) this.update({ [key]: value });
    },
    toggleRest({ currentTarget }: Tap<{ day: string }>) {
      if (this.values !== undefined && this.data.editable)
        this.update({ restDays: toggledRest(this.values, currentTarget.dataset.day) });
    },
    typeReason({ currentTarget, detail }: Told<{ value: string }, { day: string }>) {
      const rest = this.values?.restDays.find(({ day }) => day === currentTarget.dataset.day);
      if (rest !== undefined) rest.reason = detail.value;
      guardUnsaved(true);
    },
    differences(): Conflict | null {
      const { values, project, versions } = this;
      return values === undefined ? null : versions.conflict(flatBatch(values), project?.edited, clockMinute);
    },
    showConflict(conflict: Conflict) {
      this.setData({ conflict, conflicting: true });
    },
    hideConflict() {
      this.setData({ conflicting: false });
    },
    settleConflict({ detail: { theirs } }: Told<{ theirs: string[] }>) {
      const { values, project, batchId } = this;
      if (values === undefined || project === undefined) return;
      const settled = this.versions.settle(flatBatch(values), theirs);
      this.values = unflatBatch(settled);
      this.errors = {};
      this.setData({ ...batchScreen({ values: this.values, errors: {}, batchId, project }), conflicting: false });
      if (isGone(settled)) {
        guardUnsaved(false);
        void this.run('leave', () => leave(routes.adminHome));
      } else if (this.data.editable) this.save();
    },
    save() {
      void this.run('save', async (send) => {
        const { values, project, batchId, versions } = this;
        if (values === undefined || project === undefined) return;
        if (versions.isOpen(flatBatch(values)))
          return this.showConflict(versions.conflict(flatBatch(values), project.edited, clockMinute));
        const { batch, errors } = checkedBatch(values, batchId, project);
        this.errors = errors;
        this.setData(batchScreen({ values, errors, batchId, project }));
        if (hasErrors(errors)) scrollToField(firstWrong(errors));
        else await saveCourses(send, this, project, { batches: withBatch(project.batches, batchId, batch) });
      });
    },
    remove() {
      void this.run('remove', async (send) => {
        const { project, batchId } = this;
        if (project === undefined) return;
        const sure = await ask({
          title: '删除这一期？',
          content: '这一期的日期和考勤时段都会删除。',
          confirmText: '删除',
        });
        if (sure) await saveCourses(send, this, project, { batches: withBatch(project.batches, batchId, undefined) });
      });
    },
  },
  opened({ batchId }) {
    this.batchId = batchId ?? `b${randomText(10)}`;
    this.setData({ isNew: batchId === undefined });
    titleBar(batchId === undefined ? '添加举办周期' : '举办周期');
  },
  async load() {
    const project = await loadContent(this.params);
    const { batchId, values, saved, versions } = this;
    const editable = isFillable(project.state);
    const found = project.batches.find((batch) => batch.batchId === batchId);
    const latestValues = toBatchValues(found, project);
    const latest = flatBatch(latestValues);
    const gone = saved !== undefined && found === undefined && !this.data.isNew;
    if (values === undefined || saved === undefined) this.values = latestValues;
    else {
      // What was chosen here stays while it can be saved.
      const mine = flatBatch(values);
      const both = gone ? whenGone({ mine, loaded: saved }) : { mine, loaded: saved, latest };
      this.values = unflatBatch(versions.take({ ...both, locked: () => !editable }));
    }
    if (!gone) this.saved = latest;
    if (!editable) this.errors = {};
    this.project = project;
    return { editable, ...batchScreen({ values: this.values, errors: this.errors, batchId, project }) };
  },
});
