import type { HistoryStep } from '../../../components/review-history/history';
import type { Verdict } from '../../../components/verdict-note/verdict';
import { definePage } from '../../../page/define-page';
import { leave, open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Decision } from '../../../services/decision';
import type { Tap, Told } from '../../../services/events';
import { generatedRows, type GeneratedRow } from '../../../services/generated-words';
import { openFile } from '../../../services/open-file';
import { scrollToTop } from '../../../services/passing';
import { anomalyRows, approvalTip, itemsOf, markedRows, reasonOf, type AnomalyRow, type MarkedRow } from './anomalies';
import {
  approvalQuestion,
  decisionRows,
  decisionsTitle,
  fileGroups,
  figuresOf,
  grantFacts,
  headOf,
  historyOf,
  outcomeOf,
  outcomesLine,
  quickReasons,
  recordsRows,
  type DecisionRow,
  type Fact,
  type FileGroup,
  type Head,
  type Materials,
  type RecordsRow,
} from './index.view';

/** The meeting materials of a grant round before the centre (M23): its approval makes the credits effective. */
export const page = definePage(routes.centreMaterials, {
  access: 'administrator',
  data: {
    head: null as Head | null,
    figures: [] as { value: string; caption: string }[],
    facts: [] as Fact[],
    records: [] as RecordsRow[],
    people: '',
    outcomes: '',
    decisions: [] as DecisionRow[],
    decisionsTitle: '',
    generated: [] as GeneratedRow[],
    groups: [] as FileGroup[],
    history: [] as HistoryStep[],
    outcome: null as Verdict | null,
    /** The sheet is open that asks for the reason of a return. */
    returning: false,
    quickReasons,
    anomalies: [] as AnomalyRow[],
    items: [] as MarkedRow[],
    /** The thing whose reason is asked for, by its name; '' for none. */
    marking: '',
    /** Of a return: what was marked. */
    given: '',
    tip: '',
    answer: '',
  },
  own: () => ({
    materials: undefined as Materials | undefined,
    seen: new Set<string>(),
    reasons: new Map<string, string>(),
    marked: '',
  }),
  methods: {
    openRecords({ currentTarget }: Tap<{ show: RecordsRow['show'] }>) {
      const { show } = currentTarget.dataset;
      const narrowed = show === 'all' ? {} : { show };
      void this.run('open', () => open(routes.centreAttendance, { roundId: this.params.roundId, ...narrowed }));
    },
    openOutcomes() {
      void this.run('open', () => open(routes.roundOutcomes, { roundId: this.params.roundId }));
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
    see({ currentTarget }: Tap<{ code: string }>) {
      const { materials, seen } = this;
      if (materials === undefined) return;
      seen.add(currentTarget.dataset.code);
      const anomalies = anomalyRows(materials, seen);
      this.setData({ anomalies, tip: approvalTip(anomalies) });
    },
    /** Marks something to be changed, or takes that back. */
    mark({ currentTarget }: Tap<{ item: string; label: string }>) {
      const { item, label } = currentTarget.dataset;
      if (this.reasons.delete(item)) this.showMarks();
      else {
        this.marked = item;
        this.setData({ marking: label });
      }
    },
    marksItem({ detail: { reason } }: Told<{ reason: string }>) {
      this.reasons.set(this.marked, reason);
      this.showMarks();
    },
    stopMarking() {
      this.setData({ marking: '' });
    },
    showMarks() {
      this.setData({
        marking: '',
        items: markedRows(this.reasons, this.materials?.generated ?? []),
        given: reasonOf(this.reasons),
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
        const items = decision.decision === 'return' ? itemsOf(this.reasons) : [];
        await send('review.materials', {
          ...{ roundId, ...decision, decisionsSeen: materials.reviews.length },
          ...(items.length === 0 ? {} : { items }),
        });
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
    const anomalies = anomalyRows(materials, this.seen);
    const outcome = outcomeOf(materials);
    return {
      head: headOf(materials),
      figures: figuresOf(materials),
      facts: grantFacts(materials),
      records: recordsRows(materials),
      people: `${materials.grantList.people} 人`,
      outcomes: outcomesLine(materials),
      decisions: decisionRows(materials),
      decisionsTitle: decisionsTitle(materials),
      generated: generatedRows(materials.generated),
      items: markedRows(this.reasons, materials.generated),
      groups: fileGroups(materials),
      history: historyOf(materials),
      outcome,
      anomalies,
      tip: outcome === null ? approvalTip(anomalies) : '',
      answer: materials.answer,
      returning: this.data.returning && outcome === null,
    };
  },
});
