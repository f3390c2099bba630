import type { InputOf, OutputOf } from '../../../../contract/index';
import { grantStrategies, type GrantStrategy } from '../../../../domain/credit/credit';
import { loadForAdministrator } from '../../../services/administrator';
import { call, CallFailure } from '../../../services/call';
import { busyWhile, send } from '../../../services/command';
import { showMore } from '../../../services/list-page';
import { initialLoad } from '../../../services/load';
import { pageLook } from '../../../styles/page-look';
import type { Mark } from '../../../components/record-list/flag-words';
import { backTo, parameter, replaceBy } from '../../../services/navigate';
import { candidateList } from './candidate-list';
import {
  candidateCard,
  conclusionWords,
  confirmWords,
  exclusionReasons,
  filterChips,
  filtersInput,
  NO_FILTERS,
  reasonOf,
  searchTip,
  strategyLabel,
  strategyOptions,
  type CandidateCard,
  type Candidates,
  type FilterChip,
  type Filters,
  type GrantTotals,
  type Hindrance,
} from './index.view';

type RowTap = WechatMiniprogram.TouchEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { id: string }>;
type Reason = WechatMiniprogram.CustomEvent<{ value: string; note: string }>;

const shownAtFirst: { strategy: GrantStrategy } = { strategy: 'anyCourseFull' };

/** A8, 有效人员明细 and 授分 (M19). */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    busy: false,
    title: '',
    filters: NO_FILTERS,
    search: '',
    chips: [] as FilterChip[],
    ...shownAtFirst,
    strategyText: strategyLabel(shownAtFirst.strategy),
    strategyOptions,
    strategyOpen: false,
    activityDate: '',
    batchBegin: '',
    batchEnd: '',
    totals: null as GrantTotals | null,
    hindrance: null as Hindrance | null,
    /** What a search does not do. */
    searchTip: '',
    cards: [] as CandidateCard[],
    all: true,
    pageAll: true,
    more: false,
    excluding: { personId: '', name: '', marks: [] as Mark[] },
    exclusionReasons,
  },
  analysisId: '',
  batch: undefined as OutputOf<'analysis.prepare'> | undefined,
  list: candidateList(() => Promise.reject(new Error('not opened yet'))),
  onLoad(options: Record<string, string | undefined>) {
    const analysisId = parameter(options, 'analysisId');
    this.analysisId = analysisId;
    this.list = candidateList((page) =>
      call('grant.candidates', {
        analysisId,
        strategy: this.data.strategy,
        filters: filtersInput(this.data.filters),
        ...(this.data.search === '' ? {} : { search: this.data.search }),
        ...page,
      }),
    );
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  async onReachBottom() {
    await showMore(this, this.list.pages, (row) => candidateCard(row, 'all'));
    this.draw();
  },
  /** @param anew true when other people are let through now; a retry button hands in its event, which is none */
  async load(anew?: unknown) {
    await loadForAdministrator(this, async () => {
      await this.list.pages.first(anew === true ? 0 : this.data.cards.length);
      const latest = this.list.latest();
      if (latest === undefined) return {};
      const { projectId, batchId, title, options, activityDate } = latest;
      this.batch ??= await call('analysis.prepare', { projectId, batchId });
      const { batchBegin, batchEnd } = this.batch;
      const date = this.data.activityDate || activityDate;
      return {
        title,
        chips: filterChips(options),
        activityDate: date,
        batchBegin,
        batchEnd,
        ...this.listed(latest),
      };
    });
  },
  listed(latest: Candidates) {
    const view = this.list.view(
      latest,
      Object.values(this.data.filters).some((value) => value !== ''),
    );
    return { ...view, searchTip: searchTip(this.data.search, view.totals, view.all) };
  },
  draw() {
    const latest = this.list.latest();
    if (latest !== undefined) this.setData(this.listed(latest));
  },
  filter(
    event: WechatMiniprogram.CustomEvent<{ value: string }, WechatMiniprogram.IAnyObject, { field: keyof Filters }>,
  ) {
    this.setData({ filters: { ...this.data.filters, [event.currentTarget.dataset.field]: event.detail.value } });
    this.list.reset();
    void this.load(true);
  },
  search(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
    if (event.detail.text === this.data.search) return;
    this.setData({ search: event.detail.text });
    void this.load(true);
  },
  openStrategy() {
    this.setData({ strategyOpen: true });
  },
  closeSheets() {
    this.setData({ strategyOpen: false, 'excluding.personId': '' });
  },
  chooseStrategy(event: Reason) {
    const strategy = grantStrategies.find(({ code }) => code === event.detail.value)?.code ?? this.data.strategy;
    this.setData({ strategy, strategyText: strategyLabel(strategy), strategyOpen: false });
    this.list.reset();
    void this.load();
  },
  pickDate(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ activityDate: event.detail.value });
  },
  tickAll() {
    this.list.tickAll();
    this.draw();
  },
  tickPage() {
    this.list.tickPage();
    this.draw();
  },
  toggle(event: RowTap) {
    const excluding = this.list.toggle(event.currentTarget.dataset.id);
    if (excluding === undefined) this.draw();
    else this.setData({ excluding });
  },
  async exclude(event: Reason) {
    const { value, note } = event.detail;
    const reason = reasonOf(value);
    const { personId } = this.data.excluding;
    const done = await busyWhile(this, () =>
      send('exclusion.set', { analysisId: this.analysisId, personId, reason, ...(note === '' ? {} : { note }) }),
    );
    if (done === undefined) return;
    this.closeSheets();
    await this.load();
  },
  async withdraw(event: RowTap) {
    const { id: personId } = event.currentTarget.dataset;
    if (
      (await busyWhile(this, () => send('exclusion.withdraw', { analysisId: this.analysisId, personId }))) !== undefined
    )
      await this.load();
  },
  /** Where the hindrance leads: back to the windows and the analysis made from them, or to the end without credits. */
  goOn() {
    const latest = this.list.latest();
    if (this.data.hindrance?.to === 'conclusion') return this.conclude();
    if (latest !== undefined) backTo('analysis', { projectId: latest.projectId, batchId: latest.batchId });
  },
  grant() {
    const { totals, filters } = this.data;
    if (totals === null || totals.people === 0) return;
    const { strategy, activityDate } = this.data;
    this.begin({ ...confirmWords(totals, strategy, activityDate), confirmText: '授分' }, (basis) =>
      send('grant.start', { ...basis, filters: filtersInput(filters), ...this.list.tickedIds() }),
    );
  },
  conclude() {
    this.begin({ ...conclusionWords, confirmText: '结束本期' }, (basis) => send('grant.conclude', basis));
  },
  /** Asks, begins the round and shows it. */
  begin(
    words: { title: string; content: string; confirmText: string },
    command: (basis: InputOf<'grant.conclude'>) => Promise<{ roundId: string }>,
  ) {
    const { strategy, activityDate } = this.data;
    void busyWhile(this, async () => {
      const { confirm } = await wx.showModal({ ...words, cancelText: '取消' });
      if (!confirm) return;
      try {
        const { roundId } = await command({ analysisId: this.analysisId, strategy, activityDate });
        replaceBy('grant-round', { roundId });
      } catch (error) {
        // Somebody else was quicker, or the facts have changed: the page says how it stands now.
        if (error instanceof CallFailure) await this.load();
        throw error;
      }
    });
  },
});
