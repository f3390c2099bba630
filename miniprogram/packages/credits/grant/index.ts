import { grantStrategies, type GrantStrategy } from '../../../../domain/credit/credit';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { backTo } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { concludeWithout, grantTo, type Basis } from './begin-round';
import { CandidateList, nobody, notListedYet } from './candidate-list';
import {
  candidatesInput,
  exclusionReasons,
  filterChips,
  filtersInput,
  NO_FILTERS,
  reasonOf,
  strategyLabel,
  strategyOptions,
  type CandidateCard,
  type FilterChip,
  type Filters,
} from './index.view';

type FilterTold = WechatMiniprogram.CustomEvent<
  { value: string },
  WechatMiniprogram.IAnyObject,
  { field: keyof Filters }
>;
type Reason = Told<{ value: string; note: string }>;

const shownAtFirst: { strategy: GrantStrategy } = { strategy: 'anyCourseFull' };

/** A8, 有效人员明细 and 授分 (M19). */
export const page = definePage(routes.grant, {
  access: 'administrator',
  data: {
    ...noCards<CandidateCard>(),
    ...shownAtFirst,
    title: '',
    filters: NO_FILTERS,
    search: '',
    chips: [] as FilterChip[],
    strategyText: strategyLabel(shownAtFirst.strategy),
    strategyOptions,
    strategyOpen: false,
    activityDate: '',
    batchBegin: '',
    batchEnd: '',
    ...notListedYet,
    excluding: nobody,
    exclusionReasons,
  },
  own: () => ({
    list: new CandidateList(),
  }),
  methods: {
    draw() {
      const { latest } = this.list;
      if (latest !== undefined) this.setData({ ...this.list.figures(latest, this.data), cards: this.list.cards() });
    },
    filter({ currentTarget, detail }: FilterTold) {
      this.setData({ filters: { ...this.data.filters, [currentTarget.dataset.field]: detail.value } });
      this.list.reset();
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
      this.setData({ strategyOpen: false, excluding: nobody });
    },
    chooseStrategy({ detail }: Reason) {
      const strategy = grantStrategies.find(({ code }) => code === detail.value)?.code ?? this.data.strategy;
      this.setData({ strategy, strategyText: strategyLabel(strategy), strategyOpen: false });
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
      if (excluding === undefined) this.draw();
      else this.setData({ excluding });
    },
    exclude({ detail: { value, note } }: Reason) {
      const { analysisId } = this.params;
      const { personId } = this.data.excluding;
      void this.run('exclude', async (send) => {
        const reason = reasonOf(value);
        await send('exclusion.set', { analysisId, personId, reason, ...(note === '' ? {} : { note }) });
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
      const { totals, filters } = this.data;
      if (totals === null || totals.people === 0) return;
      const people = { filters: filtersInput(filters), ...this.list.tickedIds() };
      void this.run('grant', (send) => grantTo(this, send, { ...this.basis(), ...people }, totals));
    },
    conclude() {
      void this.run('conclude', (send) => concludeWithout(this, send, this.basis()));
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
    const { title, options, activityDate, batchBegin, batchEnd } = latest;
    return {
      ...first,
      // Nobody let through is said in the list: the filters and the strategy stand above it.
      status: 'ready' as const,
      title,
      chips: filterChips(options),
      activityDate: this.data.activityDate || activityDate,
      batchBegin,
      batchEnd,
      ...this.list.figures(latest, this.data),
      // As they are ticked by now.
      cards: this.list.cards(),
    };
  },
});
