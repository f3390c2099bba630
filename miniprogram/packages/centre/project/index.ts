import type { DocumentKind } from '../../../../domain/project/project';
import type { ChangeLine } from '../../../components/change-table/lines';
import { placeName, type Objection } from '../../../components/change-table/places';
import type { PickerOption } from '../../../components/search-picker/filter';
import type { Verdict } from '../../../components/verdict-note/verdict';
import { definePage } from '../../../page/define-page';
import { leave, open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Decision } from '../../../services/decision';
import type { Tap, Told } from '../../../services/events';
import { openFile } from '../../../services/open-file';
import { scrollToTop, toast } from '../../../services/passing';
import { serverNow } from '../../../services/server-clock';
import { otherReviewer } from '../shared/other-reviewer';
import { checkRow, type CheckRow } from './checks';
import {
  answeredObjections,
  choiceOf,
  comparedDocuments,
  detailRows,
  documentCards,
  documentsHint,
  firstMarks,
  headCard,
  lastReason,
  lateLine,
  linesSince,
  objectionReasons,
  outcomeOf,
  paperRows,
  placeOptions,
  quickReasons,
  reasonGiven,
  shownObjections,
  toggleMark,
  withObjection,
  type AnsweredObjection,
  type ComparedDocument,
  type DetailRow,
  type DocumentCard,
  type HeadCard,
  type Mark,
  type PaperRow,
  type Marks,
  type Reviewed,
  type ShownObjection,
} from './index.view';

const noMarks: Marks = {};
/** A reviewer at work gives a sign so often at most. */
const SIGN_MS = 60_000;

/** C2: a project before the centre (M10). Marks are the reviewer's notes; the decision carries them. */
export const page = definePage(routes.centreProject, {
  access: 'administrator',
  data: {
    head: null as HeadCard | null,
    documents: [] as DocumentCard[],
    checks: [] as CheckRow[],
    rows: [] as DetailRow[],
    outcome: null as Verdict | null,
    documentsHint: '',
    papers: [] as PaperRow[],
    choice: choiceOf(noMarks),
    /** The sheet is open that asks for the reason of a return. */
    returning: false,
    quickReasons: quickReasons({}),
    /** 唐丽 9:40 起正在看: another reviewer has it in hand. */
    other: '',
    /** Of a second review: why it was returned, what is different since, and which documents. */
    lastReason: '',
    since: [] as ChangeLine[],
    compared: [] as ComparedDocument[],
    answered: [] as AnsweredObjection[],
    late: '',
    /** What the reviewer objects to, place by place. */
    objections: [] as ShownObjection[],
    reasonGiven: '',
    places: [] as PickerOption[],
    picking: false,
    /** The place whose note is being written. */
    objecting: '',
    objectionTitle: '',
    objectionReasons: [] as string[],
  },
  own: () => ({
    project: undefined as Reviewed['project'] | undefined,
    marks: noMarks,
    objections: [] as Objection[],
    begunAt: 0,
  }),
  methods: {
    marked(project: Reviewed['project']) {
      return {
        documents: documentCards(project, this.marks),
        choice: choiceOf(this.marks, this.objections),
        quickReasons: quickReasons(this.marks),
        objections: shownObjections(project, this.objections),
        reasonGiven: reasonGiven(project, this.objections),
      };
    },
    mark({ currentTarget }: Tap<{ kind: DocumentKind; mark: Mark }>) {
      if (this.project === undefined) return;
      const { kind, mark } = currentTarget.dataset;
      this.marks = toggleMark(this.marks, kind, mark);
      const at = `documents.${kind}`;
      if (this.marks[kind] === 'fails') this.objectTo(at);
      else this.objections = withObjection(this.project, this.objections, { at, reason: '' });
      this.setData(this.marked(this.project));
      void this.begin(this.project);
    },
    /** Asks what is wrong at a place. */
    objectTo(at: string) {
      if (this.project === undefined) return;
      const title = `${placeName(at, this.project)}：写明哪里要改`;
      this.setData({ objecting: at, objectionTitle: title, objectionReasons: objectionReasons(at), picking: false });
    },
    pickPlace() {
      this.setData({ picking: true });
    },
    placePicked({ detail: { value } }: Told<PickerOption>) {
      this.objectTo(value);
    },
    closeObjecting() {
      this.setData({ objecting: '', picking: false });
    },
    objected({ detail: { reason } }: Told<{ reason: string }>) {
      if (this.project === undefined) return;
      this.objections = withObjection(this.project, this.objections, { at: this.data.objecting, reason });
      this.setData({ objecting: '', ...this.marked(this.project) });
    },
    dropObjection({ currentTarget }: Tap<{ at: string }>) {
      if (this.project === undefined) return;
      this.objections = withObjection(this.project, this.objections, { at: currentTarget.dataset.at, reason: '' });
      this.setData(this.marked(this.project));
    },
    look({ currentTarget }: Tap<{ kind: DocumentKind }>) {
      void this.run('look', async () => {
        const document = { projectId: this.params.projectId, kind: currentTarget.dataset.kind };
        await openFile(() => call('project.documentUrl', document));
      });
    },
    compare({ currentTarget }: Tap<{ kind: DocumentKind; digest: string }>) {
      const { kind, digest } = currentTarget.dataset;
      void this.run('open', () => open(routes.documentCompare, { projectId: this.params.projectId, kind, digest }));
    },
    openAudit() {
      void this.run('open', () => open(routes.audit, { projectId: this.params.projectId }));
    },
    openPart({ currentTarget }: Tap<{ part: DetailRow['part'] }>) {
      void this.run('open', () =>
        open(routes.centreProjectDetail, { projectId: this.params.projectId, part: currentTarget.dataset.part }),
      );
    },
    /** Noted at once: the originals come by post, often after the decision. */
    togglePaper({ currentTarget }: Tap<{ kind: DocumentKind }>) {
      const { kind } = currentTarget.dataset;
      const received = !this.data.papers.some((row) => row.kind === kind && row.received);
      void this.run('paper', async (send) => {
        await send('review.paper', { projectId: this.params.projectId, received, kinds: [kind] });
        await this.reload();
      });
    },
    approve() {
      void this.decide({ decision: 'approve' });
    },
    askReason() {
      this.setData({ returning: true });
    },
    cancelReturn() {
      this.setData({ returning: false });
    },
    giveBack({ detail: { reason } }: Told<{ reason: string }>) {
      void this.decide({ decision: 'return', reason });
    },
    async decide(decision: Decision) {
      const { project, marks: documentMarks } = this;
      if (project === undefined) return;
      const { projectId } = this.params;
      const decided = await this.run(decision.decision, async (send) => {
        const decisionsSeen = project.reviews.length;
        const objections = decision.decision === 'return' ? this.objections : [];
        await send('review.project', { projectId, ...decision, documentMarks, objections, decisionsSeen });
        return true;
      });
      if (decided) {
        this.setData({ returning: false });
        toast(decision.decision === 'approve' ? '已通过，允许举办' : '已退回', 'none');
      }
      // Also after a refusal: another reviewer may have been quicker.
      await this.reload();
      if (decided) scrollToTop();
    },
    /** Notes that it is in hand, and finds out whether somebody else has it. The page is shown whatever comes of that. */
    async begin({ projectId, state }: Reviewed['project']) {
      if (state !== 'submitted') return this.setData({ other: '' });
      if (serverNow() < this.begunAt + SIGN_MS) return;
      this.begunAt = serverNow();
      try {
        const { by, since, mine } = await call('review.begin', { kind: 'project', id: projectId });
        this.setData({ other: mine ? '' : otherReviewer({ by, since }) });
      } catch {
        // Nobody is kept from reviewing by that.
        this.begunAt = 0;
      }
    },
    back() {
      void this.run('leave', () => leave(routes.adminHome));
    },
  },
  loaded() {
    if (this.project !== undefined) void this.begin(this.project);
  },
  async load() {
    const reviewed = await call('review.projectGet', { projectId: this.params.projectId });
    const { project, checks } = reviewed;
    const batchIds = project.batches.map(({ batchId }) => batchId);
    // What was ticked belongs to this submission: a refresh keeps it, another submission begins with what still holds.
    if (this.project?.timesSubmitted !== project.timesSubmitted) {
      this.marks = firstMarks(project);
      this.objections = [];
    }
    this.project = project;
    return {
      head: headCard(reviewed),
      checks: checks.map((check) => checkRow(check, batchIds)),
      rows: detailRows(project),
      outcome: outcomeOf(project),
      lastReason: lastReason(project),
      since: linesSince(reviewed),
      compared: comparedDocuments(project),
      answered: answeredObjections(reviewed),
      late: lateLine(reviewed),
      places: placeOptions(project),
      documentsHint: documentsHint(project),
      papers: paperRows(project),
      returning: this.data.returning && project.state === 'submitted',
      ...this.marked(project),
    };
  },
});
