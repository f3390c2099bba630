import type { OutputOf } from '../../../../contract/index';
import { call } from '../../../services/call';
import { initialLoad } from '../../../services/load';
import { serverNow } from '../../../services/server-clock';
import { pageLook } from '../../../styles/page-look';
import { loadForAdministrator } from '../../../services/administrator';
import { busyWhile, send } from '../../../services/command';
import { firstCards, showMore } from '../../../services/list-page';
import { analysisEntry, type AnalysisEntry } from '../../../services/analysis-entry';
import { backTo, open, parameter } from '../../../services/navigate';
import { paged, type Paged } from '../../../services/paged';
import {
  chipsOf,
  figures,
  recordCard,
  type RecordCard,
  type RecordRow,
  type Show,
} from '../../../components/record-list/records';
import { emptyWords, exportWords, recordsInput, type Filters } from './index.view';

const ALL: Filters = { show: 'all', search: '', courseId: '' };
type ShowTap = WechatMiniprogram.TouchEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { show: Show }>;

/** A6, 考勤明细 (M18): every record of a batch, per course. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    busy: false,
    title: '',
    filters: ALL,
    figures: [] as ReturnType<typeof figures>,
    chips: [] as ReturnType<typeof chipsOf>,
    courses: [] as { courseId: string; topic: string }[],
    awaits: 0,
    cards: [] as RecordCard[],
    more: false,
    empty: emptyWords(false),
    begun: false,
    analysis: null as AnalysisEntry | null,
  },
  projectId: '',
  batchId: '',
  list: undefined as Paged<RecordRow> | undefined,
  project: undefined as OutputOf<'project.get'> | undefined,
  onLoad(options: Record<string, string | undefined>) {
    this.projectId = parameter(options, 'projectId');
    this.batchId = parameter(options, 'batchId');
    const { projectId, batchId } = this;
    this.list = paged(async (page) => {
      const answer = await call('attendance.records', {
        projectId,
        batchId,
        ...recordsInput(this.data.filters),
        ...page,
      });
      const { title, summary } = answer;
      // Every page of the list brings the figures of this moment along.
      this.setData({
        title,
        figures: figures(summary),
        chips: chipsOf(summary, this.data.filters.show),
        awaits: summary.awaitsConfirmation,
        begun: summary.records > 0,
      });
      return answer;
    });
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  onReachBottom() {
    void showMore(this, this.list, recordCard);
  },
  async load() {
    await loadForAdministrator(this, async () => {
      const [project, first] = await Promise.all([this.projectOnce(), firstCards(this, this.list, recordCard)]);
      const batch = project.batches.find(({ batchId }) => batchId === this.batchId);
      return {
        courses: project.courses.map(({ courseId, topic }) => ({ courseId, topic })),
        analysis: batch === undefined ? null : analysisEntry(batch, serverNow()),
        ...first,
        empty: emptyWords(this.isFiltered()),
      };
    });
  },
  /** Its courses and its planned windows do not change any more once somebody has checked in. */
  async projectOnce() {
    this.project ??= await call('project.get', { projectId: this.projectId });
    return this.project;
  },
  isFiltered(): boolean {
    return JSON.stringify(this.data.filters) !== JSON.stringify(ALL);
  },
  emptyAction() {
    if (this.isFiltered()) this.filter(ALL);
    else backTo('attendance', { projectId: this.projectId });
  },
  filter(change: Partial<Filters>) {
    this.setData({ filters: { ...this.data.filters, ...change }, cards: [] });
    void this.load();
  },
  search(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
    if (event.detail.text !== this.data.filters.search) this.filter({ search: event.detail.text.slice(0, 30) });
  },
  choose(event: ShowTap) {
    this.filter({ show: event.currentTarget.dataset.show });
  },
  chooseCourse(event: WechatMiniprogram.CustomEvent<{ courseId: string }>) {
    this.filter({ courseId: event.detail.courseId });
  },
  confirmOne(event: WechatMiniprogram.CustomEvent<{ recordId: string }>) {
    void this.confirm([event.detail.recordId]);
  },
  confirmAll() {
    void this.confirm('all');
  },
  async confirm(records: 'all' | string[]) {
    const done = await busyWhile(this, () =>
      send('attendance.confirmLate', { projectId: this.projectId, batchId: this.batchId, records }),
    );
    if (done === undefined) return;
    void wx.showToast({ title: `已确认 ${done.confirmed} 条`, icon: 'none' });
    await this.load();
  },
  exportAll() {
    void busyWhile(this, async () => {
      const report = await send('report.attendance', { projectId: this.projectId, batchId: this.batchId });
      // WeChat opens no CSV: the table is for the computer, so the link goes there.
      const { confirm } = await wx.showModal({ ...exportWords(report), confirmText: '复制链接', cancelText: '不用了' });
      if (confirm) await wx.setClipboardData({ data: report.url });
    });
  },
  analyse() {
    open('analysis', { projectId: this.projectId, batchId: this.batchId });
  },
});
