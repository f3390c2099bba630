import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { shortMoment } from '../../../services/format';
import { backTo, open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { concludeWithout, grantTo, type Basis } from './begin-round';
import { CandidateList, nobody, notListedYet } from './candidate-list';
import {
  ADMIT,
  candidatesInput,
  conditionsInput,
  decisionOptions,
  decisionTip,
  evaluationWords,
  examFlagWords,
  examWords,
  partChips,
  pointedLine,
  reasonOf,
  supplementTip,
  withheldLine,
  type CandidateCard,
  type Candidates,
  type ListPart,
} from './index.view';
import { filtersInput, filterWords, NO_FILTERS, noOptions, type Filters } from './filters';
import { strategyText, type Chosen, type Yields } from './strategies';

type Reason = Told<{ value: string; note: string }>;

const shownAtFirst: Chosen & { part: ListPart } = { strategy: 'anyCourseFull', waivedFor: '', part: 'passed' };

/** A8, 有效人员明细 and 授分 (M19). */
export const page = definePage(routes.grant, {
  access: 'administrator',
  makes: ['grant.start'],
  data: {
    ...noCards<CandidateCard>(),
    ...shownAtFirst,
    title: '',
    filters: NO_FILTERS,
    options: noOptions,
    filterText: '',
    /** 必须参与评价才能授分. */
    evaluated: false,
    evaluationText: '',
    /** 必须考试通过才能授分; no words where there is no exam. */
    examined: false,
    examFlagText: '',
    examText: '',
    filterOpen: false,
    search: '',
    parts: [] as ReturnType<typeof partChips>,
    partLine: '',
    decisionTip: '',
    /** 补充授分: the materials of the batch are effective, and a reason is all that is needed. */
    supplementary: false,
    supplementFor: '',
    supplementTip: '',
    yields: [] as Yields,
    strategyText: strategyText(shownAtFirst),
    strategyOpen: false,
    analysed: '',
    activityDate: '',
    batchBegin: '',
    batchEnd: '',
    ...notListedYet,
    excluding: nobody,
    reasons: decisionOptions(false),
  },
  own: () => ({
    list: new CandidateList(),
  }),
  methods: {
    draw() {
      const { latest } = this.list;
      if (latest !== undefined) this.setData({ ...this.list.figures(latest, this.data), cards: this.list.cards() });
    },
    openFilters() {
      this.setData({ filterOpen: true });
    },
    filter({ detail: { filters } }: Told<{ filters: Filters }>) {
      this.setData({ filters, filterText: filterWords(filters), filterOpen: false });
      this.list.reset();
      void this.reload({ fresh: true });
    },
    askEvaluation({ detail }: Told<{ value: boolean }>) {
      this.setData({ evaluated: detail.value });
      this.list.reset();
      void this.reload({ fresh: true });
    },
    askExam({ detail }: Told<{ value: boolean }>) {
      this.setData({ examined: detail.value });
      this.list.reset();
      void this.reload({ fresh: true });
    },
    choosePart({ currentTarget }: Tap<{ part: ListPart }>) {
      this.setData({ part: currentTarget.dataset.part });
      void this.reload({ fresh: true });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text === this.data.search) return;
      this.setData({ search: detail.text });
      void this.reload({ fresh: true });
    },
    openStrategy() {
      this.setData({ strategyOpen: true });
    },
    closeSheets() {
      this.setData({ strategyOpen: false, filterOpen: false, excluding: nobody });
    },
    chooseStrategy({ detail }: Told<Chosen>) {
      this.setData({ ...detail, strategyText: strategyText(detail), strategyOpen: false });
      this.list.reset();
      void this.reload({ fresh: true });
    },
    pickDate({ detail }: Told<{ value: string }>) {
      this.setData({ activityDate: detail.value });
    },
    tickAll() {
      this.list.tickAll();
      this.draw();
    },
    tickPage() {
      this.list.tickPage();
      this.draw();
    },
    toggle({ currentTarget }: Tap<{ id: string }>) {
      const excluding = this.list.toggle(currentTarget.dataset.id);
      if (excluding === undefined) return this.draw();
      this.setData({ excluding, reasons: decisionOptions(excluding.pointed) });
    },
    exclude({ detail: { value, note } }: Reason) {
      const { analysisId } = this.params;
      const { personId } = this.data.excluding;
      void this.run('exclude', async (send) => {
        const reason = reasonOf(value);
        if (value === ADMIT) await send('exclusion.admit', { analysisId, personId, note });
        else await send('exclusion.set', { analysisId, personId, reason, ...(note === '' ? {} : { note }) });
        this.closeSheets();
        await this.reload();
      });
    },
    withdraw({ currentTarget }: Tap<{ id: string }>) {
      void this.run('withdraw', async (send) => {
        const { analysisId } = this.params;
        await send('exclusion.withdraw', { analysisId, personId: currentTarget.dataset.id });
        await this.reload();
      });
    },
    /** Where the hindrance leads: back to the windows and the analysis made from them, or to the end without credits. */
    goOn() {
      const { latest } = this.list;
      if (latest === undefined) return;
      const { projectId, batchId } = latest;
      if (this.data.hindrance?.to === 'conclusion') this.conclude();
      else void this.run('goOn', () => backTo(routes.analysis, { projectId, batchId }));
    },
    grant() {
      const { totals, filters, waivedFor } = this.data;
      if (totals === null || totals.people === 0) return;
      const waiver = waivedFor === '' ? {} : { dutyWaivedFor: waivedFor };
      const { supplementary, supplementFor } = this.data;
      if (this.data.supplementTip !== '') return;
      const people = {
        filters: filtersInput(filters),
        ...this.list.tickedIds(),
        ...waiver,
        ...(supplementary ? { supplementFor: supplementFor.trim() } : {}),
        ...conditionsInput(this.data),
      };
      void this.run('grant', (send) => grantTo(this, send, { ...this.basis(), ...people }, totals));
    },
    typeSupplement({ detail }: Told<{ value: string }>) {
      const supplementFor = detail.value;
      this.setData({ supplementFor, supplementTip: supplementTip(this.data, supplementFor) });
    },
    openExamFlags() {
      const { latest } = this.list;
      if (!latest) return;
      const { projectId, batchId } = latest;
      void this.run('open', () => open(routes.examFlags, { projectId, batchId }));
    },
    conclude() {
      void this.run('conclude', (send) => concludeWithout(this, send, this.basis()));
    },
    /** What stands around the list, of one answer. */
    around(latest: Candidates) {
      const { part } = this.data;
      const lines: Record<ListPart, string> = {
        passed: '',
        pointed: pointedLine(latest.pointed),
        withheld: withheldLine(latest.withheld),
      };
      return {
        options: latest.options,
        yields: latest.strategies,
        parts: partChips(latest, part),
        partLine: lines[part],
        decisionTip: decisionTip(latest.totals),
        supplementary: latest.supplementary,
        supplementTip: supplementTip(latest, this.data.supplementFor),
        evaluationText: evaluationWords(latest.evaluationOpen, this.data.evaluated),
        examText: examWords(latest.examOpen, this.data.examined),
        examFlagText: examFlagWords(latest.examFlags),
      };
    },
    basis(): Basis {
      const { strategy, activityDate } = this.data;
      return { analysisId: this.params.analysisId, strategy, activityDate };
    },
  },
  async rows(request) {
    const takeIn = this.list.asking(request.cursor);
    const answer = await call('grant.candidates', { ...this.params, ...candidatesInput(this.data), ...request });
    // With each page of the list more people are known; its cards are added by themselves.
    if (takeIn(answer) && request.cursor !== undefined) this.setData(this.list.figures(answer, this.data));
    return answer;
  },
  card(row) {
    return this.list.card(row);
  },
  async load() {
    const first = await this.firstCards();
    const { latest } = this.list;
    if (latest === undefined) return first;
    const { title, activityDate, batchBegin, batchEnd, number, analysedAt } = latest;
    return {
      ...first,
      // Nobody let through is said in the list: the filters and the strategy stand above it.
      status: 'ready' as const,
      title,
      ...this.around(latest),
      analysed: `第 ${number} 次分析 · ${shortMoment(analysedAt)}`,
      activityDate: this.data.activityDate || activityDate,
      batchBegin,
      batchEnd,
      ...this.list.figures(latest, this.data),
      // As they are ticked by now.
      cards: this.list.cards(),
    };
  },
});
