import type { DocumentKind } from '../../../../domain/project/project';
import { loadForAdministrator } from '../../../services/administrator';
import { call } from '../../../services/call';
import { busyWhile, send } from '../../../services/command';
import { decisionHandlers, type Decision } from '../../../services/decision';
import type { Tap } from '../../../services/events';
import { initialLoad } from '../../../services/load';
import { openFile } from '../../../services/upload';
import { pageLook } from '../../../styles/page-look';
import { parameter } from '../../../services/parameter';
import { backToQueue } from '../shared/queue';
import { checkRow, type CheckRow } from './checks';
import {
  choiceOf,
  detailRows,
  documentCards,
  headCard,
  outcomeOf,
  quickReasons,
  toggleMark,
  type DetailRow,
  type DocumentCard,
  type HeadCard,
  type Mark,
  type Marks,
  type Outcome,
  type Reviewed,
} from './index.view';

const noMarks: Marks = {};

/** C2: a project before the centre (M10). Marks are the reviewer's notes; the decision carries them. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    busy: false,
    /** The decision is on its way: the button turns. */
    deciding: false,
    head: null as HeadCard | null,
    documents: [] as DocumentCard[],
    checks: [] as CheckRow[],
    rows: [] as DetailRow[],
    outcome: null as Outcome | null,
    paperReceived: false,
    choice: choiceOf(noMarks),
    returning: false,
    quickReasons: quickReasons({}),
  },
  projectId: '',
  project: undefined as Reviewed['project'] | undefined,
  marks: noMarks,
  onLoad(options: Record<string, string | undefined>) {
    this.projectId = parameter(options, 'projectId');
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  async load() {
    await loadForAdministrator(this, async () => {
      const reviewed = await call('review.projectGet', { projectId: this.projectId });
      const { project, checks } = reviewed;
      const batchIds = project.batches.map(({ batchId }) => batchId);
      // What was ticked belongs to this submission: a refresh keeps it, another submission begins anew.
      const anew = this.project?.timesSubmitted !== project.timesSubmitted;
      if (anew) this.marks = noMarks;
      this.project = project;
      return {
        head: headCard(reviewed),
        checks: checks.map((check) => checkRow(check, batchIds)),
        rows: detailRows(project),
        outcome: outcomeOf(project),
        paperReceived: project.paperReceived,
        returning: this.data.returning && project.state === 'submitted',
        ...this.marked(project),
      };
    });
  },
  marked(project: Reviewed['project']) {
    return {
      documents: documentCards(project, this.marks),
      choice: choiceOf(this.marks),
      quickReasons: quickReasons(this.marks),
    };
  },
  mark({ currentTarget }: Tap<{ kind: DocumentKind; mark: Mark }>) {
    if (this.project === undefined) return;
    this.marks = toggleMark(this.marks, currentTarget.dataset.kind, currentTarget.dataset.mark);
    this.setData(this.marked(this.project));
  },
  look({ currentTarget }: Tap<{ kind: DocumentKind }>) {
    void busyWhile(this, async () => {
      const { url, fileName } = await call('project.documentUrl', {
        projectId: this.projectId,
        kind: currentTarget.dataset.kind,
      });
      await openFile(url, fileName);
    });
  },
  openPart({ currentTarget }: Tap<{ part: DetailRow['part'] }>) {
    const query = `projectId=${encodeURIComponent(this.projectId)}&part=${currentTarget.dataset.part}`;
    void wx.navigateTo({ url: `/packages/centre/project-detail/index?${query}` });
  },
  /** Noted at once: the originals come by post, often after the decision. */
  async togglePaper() {
    const { projectId } = this;
    const received = !this.data.paperReceived;
    const answer = await busyWhile(this, () => send('review.paper', { projectId, received }));
    if (answer !== undefined) this.setData({ paperReceived: answer.received });
  },
  ...decisionHandlers,
  async decide(decision: Decision) {
    const { projectId, project, marks: documentMarks } = this;
    if (project === undefined) return;
    const input = { projectId, ...decision, documentMarks, decisionsSeen: project.reviews.length };
    this.setData({ deciding: true });
    const answer = await busyWhile(this, () => send('review.project', input));
    this.setData({ deciding: false });
    if (answer !== undefined) {
      this.setData({ returning: false });
      void wx.showToast({ title: decision.decision === 'approve' ? '已通过，允许举办' : '已退回' });
    }
    // Also after a refusal: another reviewer may have been quicker.
    await this.load();
    if (answer !== undefined) void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },
  back() {
    backToQueue();
  },
});
