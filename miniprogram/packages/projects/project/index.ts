import { call } from '../../../services/call';
import { initialLoad } from '../../../services/load';
import { serverNow } from '../../../services/server-clock';
import { pageLook } from '../../../styles/page-look';
import { history, type HistoryStep } from '../documents/index.view';
import { loadForAdministrator } from '../../../services/administrator';
import { busyWhile, send } from '../../../services/command';
import { isFillable } from '../shared/edit-lock';
import { open, parameter } from '../../../services/navigate';
import { returnReasonOf } from '../shared/return-reason';
import { batchRows, headCard, partRows, type BatchRow, type PartRow } from './index.view';

/** A project with its parts, batches, grant rounds and reviews: the way to every page about it. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    busy: false,
    head: null as ReturnType<typeof headCard> | null,
    parts: [] as PartRow[],
    batches: [] as BatchRow[],
    history: [] as HistoryStep[],
    returnReason: '',
    canHold: false,
    fillable: false,
    removable: false,
  },
  projectId: '',
  onLoad(options: Record<string, string | undefined>) {
    this.projectId = parameter(options, 'projectId');
  },
  onShow() {
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  async load() {
    await loadForAdministrator(this, async () => {
      const project = await call('project.get', { projectId: this.projectId });
      return {
        head: headCard(project),
        parts: partRows(project),
        batches: batchRows(project, serverNow()),
        history: history(project),
        returnReason: returnReasonOf(project),
        canHold: project.state === 'approved',
        fillable: isFillable(project.state),
        removable: project.state === 'draft' && project.timesSubmitted === 0,
      };
    });
  },
  openPart(
    event: WechatMiniprogram.TouchEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { page: string }>,
  ) {
    open(event.currentTarget.dataset.page, { projectId: this.projectId });
  },
  openAttendance() {
    open('attendance', { projectId: this.projectId });
  },
  openAnalysis(
    event: WechatMiniprogram.TouchEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { id: string }>,
  ) {
    open('analysis', { projectId: this.projectId, batchId: event.currentTarget.dataset.id });
  },
  openMaterials(
    event: WechatMiniprogram.TouchEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { id: string }>,
  ) {
    open('materials', { roundId: event.currentTarget.dataset.id });
  },
  resume() {
    open('project-form', { projectId: this.projectId });
  },
  remove() {
    void busyWhile(this, async () => {
      const { confirm } = await wx.showModal({
        title: '删除这份草稿？',
        content: '填写的内容会一起删除，不能恢复。',
        confirmText: '删除',
        cancelText: '取消',
      });
      if (!confirm) return;
      await send('project.remove', { projectId: this.projectId });
      await wx.navigateBack();
    });
  },
});
