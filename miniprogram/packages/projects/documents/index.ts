import { CallFailure, call } from '../../../services/call';
import { initialLoad } from '../../../services/load';
import { pageLook } from '../../../styles/page-look';
import { loadForAdministrator } from '../../../services/administrator';
import { busyWhile, send } from '../../../services/command';
import { documentRows, uploadDocument, viewDocument, type DocumentRow } from '../shared/documents';
import { isFillable } from '../shared/edit-lock';
import type { MissingLine } from '../shared/missing';
import { open, parameter, replaceBy } from '../../../services/navigate';
import { returnReasonOf } from '../shared/return-reason';
import { history, linesElsewhere, missingLines, submitTip, type HistoryStep } from './index.view';

type KindEvent = WechatMiniprogram.CustomEvent<{ kind: DocumentRow['kind'] }>;

/** The three sealed documents (M10), everything that is missing, and handing the project in (M9). */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    busy: false,
    rows: [] as DocumentRow[],
    complete: false,
    elsewhere: [] as MissingLine[],
    missing: [] as string[],
    tip: '',
    history: [] as HistoryStep[],
    fillable: false,
    waiting: false,
    returnReason: '',
  },
  projectId: '',
  onLoad(options: Record<string, string | undefined>) {
    this.projectId = parameter(options, 'projectId');
  },
  // Also after a page that mends something was closed.
  onShow() {
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  async load() {
    await loadForAdministrator(this, async () => {
      const project = await call('project.get', { projectId: this.projectId });
      const lines = missingLines(project);
      const rows = documentRows(project);
      return {
        rows,
        complete: lines.length === 0,
        elsewhere: linesElsewhere(lines),
        missing: project.missing,
        tip: submitTip(lines, rows),
        history: history(project),
        fillable: isFillable(project.state),
        waiting: project.state === 'submitted',
        returnReason: returnReasonOf(project),
      };
    });
  },
  upload(event: KindEvent) {
    void busyWhile(this, () => uploadDocument(this, this.projectId, event.detail.kind));
  },
  look(event: KindEvent) {
    void busyWhile(this, () => viewDocument(this.projectId, event.detail.kind));
  },
  jump(
    event: WechatMiniprogram.TouchEvent<
      WechatMiniprogram.IAnyObject,
      WechatMiniprogram.IAnyObject,
      { part: MissingLine['part']; at: string }
    >,
  ) {
    const { part, at } = event.currentTarget.dataset;
    if (part === 'form') open('project-form', { projectId: this.projectId, field: at });
    else open('courses', { projectId: this.projectId, part });
  },
  previous() {
    replaceBy('courses', { projectId: this.projectId });
  },
  submit() {
    void busyWhile(this, async () => {
      const { confirm } = await wx.showModal({
        title: '提交中心审核？',
        content: '提交后不能再改；纸质原件请同时寄送中心。审核通过后才能举办。',
        confirmText: '提交',
        cancelText: '再看看',
      });
      if (!confirm) return;
      try {
        await send('project.submit', { projectId: this.projectId });
        void wx.showToast({ title: '已提交' });
      } catch (error) {
        // What the server misses stands in the list then.
        if (error instanceof CallFailure) await this.load();
        throw error;
      }
      await this.load();
    });
  },
});
