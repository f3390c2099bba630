import type { DocumentKind } from '../../../../domain/project/project';
import { dayOf } from '../../../../domain/kernel/time';
import type { ChangeLine } from '../../../components/change-table/lines';
import type { Verdict } from '../../../components/verdict-note/verdict';
import { definePage } from '../../../page/define-page';
import { leave, open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Decision } from '../../../services/decision';
import type { Tap, Told } from '../../../services/events';
import { openFile } from '../../../services/open-file';
import { scrollToTop, toast } from '../../../services/passing';
import { serverNow } from '../../../services/server-clock';
import { checkRow, type CheckRow } from '../project/checks';
import { otherReviewer } from '../shared/other-reviewer';
import {
  headOf,
  linesOf,
  nearness,
  outcomeOf,
  pastLine,
  quickReasons,
  replacedDocuments,
  tellLine,
  type ReplacedDocument,
  type Reviewed,
} from './index.view';

/** J2b: a change request before the centre, before and after side by side. */
export const page = definePage(routes.centreChange, {
  access: 'administrator',
  data: {
    head: null as ReturnType<typeof headOf> | null,
    near: '',
    lines: [] as ChangeLine[],
    documents: [] as ReplacedDocument[],
    checks: [] as CheckRow[],
    past: '',
    pastFixed: true,
    tells: '',
    outcome: null as Verdict | null,
    other: '',
    returning: false,
    quickReasons,
  },
  own: () => ({ reviewed: undefined as Reviewed | undefined }),
  methods: {
    /** Notes that it is in hand, and finds out whether somebody else has it. */
    async begin(changeId: string) {
      try {
        const { by, since, mine } = await call('review.begin', { kind: 'change', id: changeId });
        this.setData({ other: mine ? '' : otherReviewer({ by, since }) });
      } catch {
        // Nobody is kept from reviewing by that.
      }
    },
    openOld({ currentTarget }: Tap<{ kind: DocumentKind }>) {
      const projectId = this.reviewed?.before.projectId;
      const { kind } = currentTarget.dataset;
      if (projectId !== undefined)
        void this.run('look', () => openFile(() => call('project.documentUrl', { projectId, kind })));
    },
    openNew({ currentTarget }: Tap<{ kind: DocumentKind }>) {
      const { changeId } = this.params;
      const { kind } = currentTarget.dataset;
      void this.run('look', () => openFile(() => call('change.documentUrl', { changeId, kind })));
    },
    openProject() {
      const projectId = this.reviewed?.before.projectId;
      if (projectId !== undefined) void this.run('open', () => open(routes.centreProject, { projectId }));
    },
    async approve() {
      const sure = await ask({
        title: '批准这次变更？',
        content: `${this.data.tells}。新的安排马上生效。`,
        confirmText: '批准',
      });
      if (sure) await this.decide({ decision: 'approve' });
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
      const { changeId } = this.params;
      const decisionsSeen = this.reviewed?.change?.reviews.length ?? 0;
      const decided = await this.run(decision.decision, async (send) => {
        await send('review.change', { changeId, ...decision, decisionsSeen });
        return true;
      });
      if (decided) {
        this.setData({ returning: false });
        toast(decision.decision === 'approve' ? '已批准' : '已退回', 'none');
      }
      await this.reload();
      if (decided) scrollToTop();
    },
    back() {
      void this.run('leave', () => leave(routes.adminHome));
    },
  },
  async load() {
    const reviewed = await call('review.changeGet', { changeId: this.params.changeId });
    this.reviewed = reviewed;
    const batchIds = reviewed.after.batches.map(({ batchId }) => batchId);
    return {
      head: headOf(reviewed),
      near: nearness(reviewed, dayOf(serverNow())),
      lines: linesOf(reviewed),
      documents: replacedDocuments(reviewed),
      checks: reviewed.checks.map((check) => checkRow(check, batchIds)),
      past: pastLine(reviewed),
      pastFixed: reviewed.past.length === 0,
      tells: tellLine(reviewed),
      outcome: outcomeOf(reviewed),
    };
  },
  loaded() {
    if (this.data.outcome === null) void this.begin(this.params.changeId);
  },
});
