import { call } from '../../../services/call';
import { initialLoad } from '../../../services/load';
import { pageLook } from '../../../styles/page-look';
import { loadForAdministrator } from '../../../services/administrator';
import { isFillable, lockNote } from '../shared/edit-lock';
import { missingLine } from '../shared/missing';
import { open, parameter, replaceBy } from '../../../services/navigate';
import { returnReasonOf } from '../shared/return-reason';
import { batchRow, courseRow, hoursCard, type BatchRow, type CourseRow, type HoursCard } from './index.view';

const noHours: HoursCard = { planned: '', total: '', segments: [], words: '', tone: 'ok', icon: '' };

/** A4: courses and batches of a project (M7, M8). Each is edited on a page of its own and saved there. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    hours: noHours,
    courses: [] as CourseRow[],
    batches: [] as BatchRow[],
    problems: [] as string[],
    missing: [] as string[],
    warning: '',
    fillable: false,
    lockNote: '',
    returnReason: '',
  },
  projectId: '',
  /** Brings the batches into sight, once. */
  showBatches: false,
  onLoad(options: Record<string, string | undefined>) {
    this.projectId = parameter(options, 'projectId');
    this.showBatches = options['part'] === 'batches';
  },
  // Also after an editor on top was closed.
  onShow() {
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  async load() {
    await loadForAdministrator(this, async () => {
      const project = await call('project.get', { projectId: this.projectId });
      const batchIds = project.batches.map(({ batchId }) => batchId);
      return {
        hours: hoursCard(project),
        courses: project.courses.map(courseRow),
        batches: project.batches.map(batchRow),
        problems: project.missing
          .map((code) => missingLine(code, batchIds))
          .filter(({ part, at }) => part === 'batches' && at !== '')
          .map(({ words }) => words),
        missing: project.missing,
        warning: project.warnings.includes('batchOutsidePlanned') ? '有一期超出拟举办日期，中心审核时会看到。' : '',
        fillable: isFillable(project.state),
        lockNote: lockNote(project.state, 'batches'),
        returnReason: returnReasonOf(project),
      };
    });
    if (!this.showBatches) return;
    this.showBatches = false;
    void wx.pageScrollTo({ selector: '#batches', offsetTop: -16, duration: 0 });
  },
  addCourse() {
    open('course', { projectId: this.projectId });
  },
  editCourse(
    event: WechatMiniprogram.TouchEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { id: string }>,
  ) {
    open('course', { projectId: this.projectId, courseId: event.currentTarget.dataset.id });
  },
  addBatch() {
    open('batch', { projectId: this.projectId });
  },
  editBatch(
    event: WechatMiniprogram.TouchEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { id: string }>,
  ) {
    open('batch', { projectId: this.projectId, batchId: event.currentTarget.dataset.id });
  },
  previous() {
    replaceBy('project-form', { projectId: this.projectId });
  },
  next() {
    replaceBy('documents', { projectId: this.projectId });
  },
});
