import type { FileRef } from '../../../../contract/common';
import type { Template } from '../../../../domain/message/templates';
import type { DocumentKind } from '../../../../domain/project/project';
import type { Send } from '../../../page/actions';
import { definePage } from '../../../page/define-page';
import { open, replace } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask, sheet } from '../../../page/sheets';
import { call, CallFailure } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { openFile } from '../../../services/open-file';
import { toast } from '../../../services/passing';
import {
  attachDocument,
  chooseDocument,
  documentName,
  documentRows,
  viewDocument,
  type DocumentRow,
} from '../shared/documents';
import { isFillable } from '../shared/edit-lock';
import { returnReasonOf } from '../shared/return-reason';
import {
  history,
  lateReasons,
  linesElsewhere,
  missingLines,
  objectionsElsewhere,
  papers,
  submitTip,
  type HistoryStep,
  type LineElsewhere,
} from './index.view';

/** What the sheet asks for (P5b). */
const asksNothing: { ask: Template | '' } = { ask: '' };

/** The document whose photographs are put together. */
const noPhotos: { photosOf: DocumentKind | '' } = { photosOf: '' };

/** The three sealed documents (M10), everything that is missing, and handing the project in (M9). */
export const page = definePage(routes.documents, {
  access: 'administrator',
  makes: ['project.saveDocument'],
  data: {
    rows: [] as DocumentRow[],
    complete: false,
    elsewhere: [] as LineElsewhere[],
    objections: [] as LineElsewhere[],
    /** Days by which it is late already; then a reason is asked for. */
    lateDays: 0,
    explaining: false,
    lateReasons,
    missing: [] as string[],
    tip: '',
    history: [] as HistoryStep[],
    fillable: false,
    waiting: false,
    returnReason: '',
    ...asksNothing,
    ...noPhotos,
    photosName: '',
  },
  methods: {
    upload({ detail: { kind } }: Told<{ kind: DocumentKind }>) {
      const { projectId } = this.params;
      void this.run('upload', async (send) => {
        const chosen = await chooseDocument();
        if (chosen === 'photos') this.setData({ photosOf: kind, photosName: documentName(kind) });
        else if (chosen !== undefined) await attachDocument(send, this, { projectId, kind, file: chosen });
      });
    },
    noPhotos() {
      this.setData({ photosOf: '' });
    },
    photosMade({ detail: { file } }: Told<{ file: FileRef }>) {
      const { projectId } = this.params;
      const { photosOf: kind } = this.data;
      if (kind === '') return;
      void this.run('upload', async (send) => {
        await attachDocument(send, this, { projectId, kind, file });
        this.setData({ photosOf: '' });
        toast('已上传');
      });
    },
    download() {
      void this.run('download', async (send) => {
        const picked = await sheet(() => wx.showActionSheet({ itemList: papers.map(({ words }) => words) }));
        const paper = picked && papers[picked.tapIndex];
        if (paper === undefined) return;
        const { projectId } = this.params;
        await openFile(() => send('formFile.make', { projectId, paper: paper.paper, filled: paper.filled }));
      });
    },
    look({ detail: { kind } }: Told<{ kind: DocumentKind }>) {
      void this.run('look', () => viewDocument(this.params.projectId, kind));
    },
    jump({ currentTarget }: Tap<{ part: LineElsewhere['part']; at: string }>) {
      const { part, at } = currentTarget.dataset;
      const { projectId } = this.params;
      void this.run('jump', () =>
        part === 'form'
          ? open(routes.projectForm, { projectId, field: at })
          : open(routes.courses, { projectId, part }),
      );
    },
    previous() {
      void this.run('previous', () => replace(routes.courses, { projectId: this.params.projectId }));
    },
    submit() {
      if (this.data.lateDays > 0) return this.setData({ explaining: true });
      void this.run('submit', async (send) => {
        const sure = await ask({
          title: '提交中心审核？',
          content: '提交后不能再改；纸质原件请同时寄送中心。审核通过后才能举办。',
          confirmText: '提交',
          cancelText: '再看看',
        });
        if (sure) await this.handIn(send);
      });
    },
    stopExplaining() {
      this.setData({ explaining: false });
    },
    submitLate({ detail: { reason } }: Told<{ reason: string }>) {
      void this.run('submit', async (send) => {
        await this.handIn(send, reason);
        this.setData({ explaining: false });
      });
    },
    async handIn(send: Send, lateReason?: string): Promise<void> {
      const { projectId } = this.params;
      try {
        await send('project.submit', { projectId, ...(lateReason === undefined ? {} : { lateReason }) });
      } catch (error) {
        // What the server misses stands in the list then.
        if (error instanceof CallFailure) await this.reload();
        throw error;
      }
      toast('已提交');
      await this.reload();
      this.setData({ ask: 'projectResult' });
    },
  },
  reloadOnShow: true,
  async load() {
    const project = await call('project.get', { projectId: this.params.projectId });
    const lines = missingLines(project);
    const rows = documentRows(project);
    return {
      rows,
      complete: lines.length === 0,
      elsewhere: linesElsewhere(lines),
      objections: objectionsElsewhere(project),
      lateDays: project.due?.what === 'submit' ? project.due.daysLate : 0,
      missing: project.missing,
      tip: submitTip(lines, rows),
      history: history(project),
      fillable: isFillable(project.state),
      waiting: project.state === 'submitted',
      returnReason: returnReasonOf(project),
    };
  },
});
