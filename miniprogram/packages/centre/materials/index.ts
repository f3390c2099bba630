import type { HistoryStep } from '../../../components/review-history/history';
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
  type Outcome,
} from './index.view';

/** The meeting materials of a grant round before the centre (M23): its approval makes the credits effective. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    busy: false,
    /** The decision is on its way: the button turns. */
    deciding: false,
    head: null as Head | null,
    figures: [] as { value: string; caption: string }[],
    facts: [] as Fact[],
    records: '',
    people: 0,
    groups: [] as FileGroup[],
    history: [] as HistoryStep[],
    outcome: null as Outcome | null,
    returning: false,
    quickReasons,
  },
  roundId: '',
  materials: undefined as Materials | undefined,
  onLoad(options: Record<string, string | undefined>) {
    this.roundId = parameter(options, 'roundId');
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  async load() {
    await loadForAdministrator(this, async () => {
      const materials = await call('materials.get', { roundId: this.roundId });
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
    });
  },
  openRecords() {
    void wx.navigateTo({ url: `/packages/centre/attendance/index?roundId=${encodeURIComponent(this.roundId)}` });
  },
  openPeople() {
    void wx.navigateTo({ url: `/packages/credits/round-people/index?roundId=${encodeURIComponent(this.roundId)}` });
  },
  look({ currentTarget }: Tap<{ id: string }>) {
    void busyWhile(this, async () => {
      const { url, fileName } = await call('materials.fileUrl', {
        roundId: this.roundId,
        fileId: currentTarget.dataset.id,
      });
      await openFile(url, fileName);
    });
  },
  ...decisionHandlers,
  async approve() {
    if (this.materials === undefined) return;
    const { confirm } = await wx.showModal({ ...approvalQuestion(this.materials), confirmText: '通过' });
    if (confirm) await this.decide({ decision: 'approve' });
  },
  async decide(decision: Decision) {
    const { roundId, materials } = this;
    if (materials === undefined) return;
    this.setData({ deciding: true });
    const decisionsSeen = materials.reviews.length;
    const answer = await busyWhile(this, () => send('review.materials', { roundId, ...decision, decisionsSeen }));
    this.setData({ deciding: false });
    if (answer !== undefined) this.setData({ returning: false });
    // Also after a refusal: another reviewer may have been quicker.
    await this.load();
    if (answer !== undefined) void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },
  back() {
    backToQueue();
  },
});
