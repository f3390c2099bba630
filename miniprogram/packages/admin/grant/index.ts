import type { OutputOf } from '../../../../contract/index';
import { grantStrategies, type GrantStrategy } from '../../../../domain/credit';
import { loadForAdministrator } from '../../../services/administrator';
import { call } from '../../../services/call';
import { busyWhile, send } from '../../../services/command';
import { showMore } from '../../../services/list-page';
import { initialLoad } from '../../../services/load';
import { paged } from '../../../services/paged';
import { pageLook } from '../../../styles/page-look';
import { parameter, replaceBy } from '../shared/navigate';
import {
  candidateCard,
  confirmWords,
  exclusionReasons,
  filterChips,
  filtersInput,
  NO_FILTERS,
  openIds,
  reasonOf,
  refusalOf,
  strategyLabel,
  strategyOptions,
  totalsView,
  type CandidateCard,
  type CandidateRow,
  type Candidates,
  type FilterChip,
  type Filters,
  type GrantTotals,
  type Ticked,
} from './index.view';

type RowTap = WechatMiniprogram.TouchEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { id: string }>;
type Reason = WechatMiniprogram.CustomEvent<{ value: string; note: string }>;

const shownAtFirst: { strategy: GrantStrategy } = { strategy: 'anyCourseFull' };
const everybody: { ticked: Ticked } = { ticked: 'all' };

/** A8, 有效人员明细 and 授分 (M19). */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    busy: false,
    title: '',
    filters: NO_FILTERS,
    chips: [] as FilterChip[],
    ...shownAtFirst,
    strategyText: strategyLabel(shownAtFirst.strategy),
    strategyOptions,
    strategyOpen: false,
    activityDate: '',
    batchBegin: '',
    batchEnd: '',
    totals: null as GrantTotals | null,
    refusal: '',
    cards: [] as CandidateCard[],
    all: true,
    pageAll: true,
    more: false,
    excluding: { personId: '', name: '' },
    exclusionReasons,
  },
  analysisId: '',
  ...everybody,
  latest: undefined as Candidates | undefined,
  batch: undefined as OutputOf<'analysis.prepare'> | undefined,
  rows: [] as CandidateRow[],
  list: paged<CandidateRow>(() => Promise.resolve({ rows: [] })),
  onLoad(options: Record<string, string | undefined>) {
    this.analysisId = parameter(options, 'analysisId');
    this.list = paged(async (page) => {
      const { strategy, filters } = this.data;
      this.latest = await call('grant.candidates', {
        analysisId: this.analysisId,
        strategy,
        filters: filtersInput(filters),
        ...page,
      });
      this.rows = page.cursor === undefined ? this.latest.rows : [...this.rows, ...this.latest.rows];
      return this.latest;
    });
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  async onReachBottom() {
    await showMore(this, this.list, (row) => candidateCard(row, this.ticked));
    this.draw();
  },
  async load() {
    await loadForAdministrator(this, async () => {
      await this.list.first(this.data.cards.length);
      const { latest } = this;
      if (latest === undefined) return {};
      const { projectId, batchId } = latest;
      this.batch ??= await call('analysis.prepare', { projectId, batchId });
      const { batchBegin, batchEnd } = this.batch;
      return {
        title: latest.title,
        chips: filterChips(latest.options),
        activityDate: this.data.activityDate || latest.activityDate,
        batchBegin,
        batchEnd,
        more: this.list.hasMore(),
        ...this.shown(latest),
      };
    });
  },
  shown(latest: Candidates) {
    const { ticked, rows } = this;
    const open = openIds(rows);
    return {
      refusal: refusalOf(latest),
      totals: totalsView(latest, rows, ticked),
      cards: rows.map((row) => candidateCard(row, ticked)),
      all: ticked === 'all',
      pageAll: open.length > 0 && (ticked === 'all' || open.every((personId) => ticked.has(personId))),
    };
  },
  draw() {
    if (this.latest !== undefined) this.setData(this.shown(this.latest));
  },
  tick(ticked: Ticked) {
    this.ticked = ticked;
    this.draw();
  },
  filter(
    event: WechatMiniprogram.CustomEvent<{ value: string }, WechatMiniprogram.IAnyObject, { field: keyof Filters }>,
  ) {
    this.setData({
      filters: { ...this.data.filters, [event.currentTarget.dataset.field]: event.detail.value },
      cards: [],
    });
    this.ticked = 'all';
    void this.load();
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
    void this.load();
  },
  pickDate(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ activityDate: event.detail.value });
  },
  tickAll() {
    this.tick(this.ticked === 'all' ? new Set() : 'all');
  },
  tickPage() {
    this.tick(this.data.pageAll && this.ticked !== 'all' ? new Set() : new Set(openIds(this.rows)));
  },
  /** Among all, taking somebody out needs a reason on record; a list of one's own is just ticked. */
  toggle(event: RowTap) {
    const { id } = event.currentTarget.dataset;
    const row = this.rows.find(({ personId }) => personId === id);
    if (row === undefined || row.excluded !== null || row.alreadyGranted) return;
    if (this.ticked === 'all') return this.setData({ excluding: { personId: id, name: row.name } });
    const ticked = new Set(this.ticked);
    if (!ticked.delete(id)) ticked.add(id);
    this.tick(ticked);
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
  grant() {
    const { totals, strategy, activityDate, filters } = this.data;
    if (totals === null || totals.people === 0) return;
    void busyWhile(this, async () => {
      const { confirm } = await wx.showModal({
        ...confirmWords(totals, strategy, activityDate),
        confirmText: '授分',
        cancelText: '取消',
      });
      if (!confirm) return;
      const personIds = this.ticked === 'all' ? {} : { personIds: [...this.ticked] };
      const { roundId } = await send('grant.start', {
        analysisId: this.analysisId,
        strategy,
        activityDate,
        filters: filtersInput(filters),
        ...personIds,
      });
      replaceBy('grant-round', { roundId });
    });
  },
});
