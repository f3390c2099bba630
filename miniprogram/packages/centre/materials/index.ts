import type { HistoryStep } from '../../../components/review-history/history';
import type { Verdict } from '../../../components/verdict-note/verdict';
import { definePage } from '../../../page/define-page';
import { leave, open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Decision } from '../../../services/decision';
import type { Tap, Told } from '../../../services/events';
import { openFile } from '../../../services/open-file';
import { scrollToTop } from '../../../services/passing';
import {
  approvalQuestion,
  fileGroups,
  figuresOf,
  grantFacts,
  headOf,
  historyOf,
  outcomeOf,
  quickReasons,
  recordsLine,
  type Fact,
  type FileGroup,
  type Head,
  type Materials,
} from './index.view';

/** The meeting materials of a grant round before the centre (M23): its approval makes the credits effective. */
export const page = definePage(routes.centreMaterials, {
  access: 'administrator',
  data: {
    head: null as Head | null,
    figures: [] as { value: string; caption: string }[],
    facts: [] as Fact[],
    records: '',
    people: 0,
    groups: [] as FileGroup[],
    history: [] as HistoryStep[],
    outcome: null as Verdict | null,
    /** The sheet is open that asks for the reason of a return. */
    returning: false,
    quickReasons,
  },
  own: () => ({ materials: undefined as Materials | undefined }),
  methods: {
    openRecords() {
      void this.run('open', () => open(routes.centreAttendance, { roundId: this.params.roundId }));
    },
    openPeople() {
      void this.run('open', () => open(routes.roundPeople, { roundId: this.params.roundId }));
    },
    look({ currentTarget }: Tap<{ id: string }>) {
      void this.run('look', async () => {
        const file = { roundId: this.params.roundId, fileId: currentTarget.dataset.id };
        await openFile(() => call('materials.fileUrl', file));
      });
    },
    async approve() {
      if (this.materials === undefined) return;
      if (await ask({ ...approvalQuestion(this.materials), confirmText: '通过' }))
        await this.decide({ decision: 'approve' });
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
      const { materials } = this;
      if (materials === undefined) return;
      const { roundId } = this.params;
      const decided = await this.run(decision.decision, async (send) => {
        await send('review.materials', { roundId, ...decision, decisionsSeen: materials.reviews.length });
        return true;
      });
      if (decided) this.setData({ returning: false });
      // Also after a refusal: another reviewer may have been quicker.
      await this.reload();
      if (decided) scrollToTop();
    },
    back() {
      void this.run('leave', () => leave(routes.adminHome));
    },
  },
  async load() {
    const materials = await call('materials.get', { roundId: this.params.roundId });
    this.materials = materials;
    const outcome = outcomeOf(materials);
    return {
      head: headOf(materials),
      figures: figuresOf(materials),
      facts: grantFacts(materials),
      records: recordsLine(materials),
      people: materials.grantList.people,
      groups: fileGroups(materials),
      history: historyOf(materials),
      outcome,
      returning: this.data.returning && outcome === null,
    };
  },
});
