import type { OutputOf } from '../../../../contract/index';
import { loadForAdministrator } from '../../../services/administrator';
import { call } from '../../../services/call';
import { busyWhile, send } from '../../../services/command';
import { showMore } from '../../../services/list-page';
import { initialLoad } from '../../../services/load';
import { paged } from '../../../services/paged';
import { pageLook } from '../../../styles/page-look';
import { legend } from '../components/heat-strip/cells';
import { open, parameter } from '../shared/navigate';
import {
  changedWords,
  freeDaysWords,
  personCard,
  personSheet,
  resultView,
  soFarWords,
  stripHeads,
  type PersonCard,
  type PersonRow,
  type PersonSheet,
  type ResultView,
} from './index.view';
import {
  addedDraft,
  clockFrom,
  freeDays,
  numbered,
  sameWindows,
  toDrafts,
  toWindows,
  wholeDays,
  type BatchDays,
  type NumberedDraft,
  type WindowDraft,
} from './windows';

type Edit = WechatMiniprogram.CustomEvent<{ key: string; part: 'day' | 'begin' | 'end'; value: string }>;
type PersonTap = WechatMiniprogram.TouchEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { id: string }
>;

const shownAtFirst: { problems: Record<string, string>; sheet: Partial<PersonSheet> } = { problems: {}, sheet: {} };
const noDays: BatchDays = { begin: '', end: '', restDays: [] };

/** A7, 考勤分析 (M16, M17): windows, the frozen result, and each person's windows. */
Page({
  behaviors: [pageLook],
  data: {
    ...initialLoad,
    ...shownAtFirst,
    busy: false,
    title: '',
    soFar: '',
    courses: [] as OutputOf<'analysis.prepare'>['courses'],
    courseId: '',
    batchBegin: '',
    batchEnd: '',
    drafts: [] as NumberedDraft[],
    warning: '',
    changed: '',
    result: null as ResultView | null,
    heads: [] as string[],
    legend,
    onlyAbsent: false,
    cards: [] as PersonCard[],
    more: false,
    sheetOpen: false,
  },
  projectId: '',
  batchId: '',
  days: noDays,
  drafts: undefined as WindowDraft[] | undefined,
  latest: null as OutputOf<'analysis.prepare'>['latest'],
  rows: new Map<string, PersonRow>(),
  list: paged<PersonRow>(() => Promise.resolve({ rows: [] })),
  onLoad(options: Record<string, string | undefined>) {
    this.projectId = parameter(options, 'projectId');
    this.batchId = parameter(options, 'batchId');
    this.rows = new Map();
    this.list = paged((page) => this.people(page));
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  onReachBottom() {
    void showMore(this, this.list, personCard);
  },
  async people(page: { limit: number; cursor?: string }) {
    if (this.latest === null) return { rows: [] };
    const { courseId, onlyAbsent } = this.data;
    const answer = await call('analysis.people', {
      analysisId: this.latest.analysisId,
      show: onlyAbsent ? 'absent' : 'all',
      ...(courseId === '' ? {} : { courseId }),
      ...page,
    });
    for (const row of answer.rows) this.rows.set(row.personId, row);
    return answer;
  },
  async load() {
    await loadForAdministrator(this, async () => {
      const prepared = await call('analysis.prepare', { projectId: this.projectId, batchId: this.batchId });
      const { title, courses, batchBegin, batchEnd, restDays, latest, proposedWindows } = prepared;
      this.latest = latest;
      this.days = { begin: batchBegin, end: batchEnd, restDays };
      // What was edited here stays.
      this.drafts ??= toDrafts(latest?.windows ?? proposedWindows);
      return {
        title,
        courses,
        batchBegin,
        batchEnd,
        soFar: soFarWords(prepared),
        ...this.edited(this.drafts),
        ...(await this.shownResult()),
      };
    });
  },
  async shownResult() {
    const rows = await this.list.first(this.data.cards.length);
    const { latest } = this;
    return {
      result: latest === null ? null : resultView(latest, this.data.courseId),
      heads: stripHeads(latest?.windows ?? []),
      cards: rows.map(personCard),
      more: this.list.hasMore(),
    };
  },
  edited(drafts: WindowDraft[]) {
    this.drafts = drafts;
    const { windows, problems } = toWindows(drafts, this.days);
    const changed = this.latest !== null && !sameWindows(windows, this.latest.windows) ? changedWords(this.latest) : '';
    return {
      drafts: numbered(drafts),
      problems,
      warning: drafts.length === 0 ? '' : freeDaysWords(freeDays(drafts, this.days)),
      changed,
    };
  },
  edit(event: Edit) {
    const { key, part, value } = event.detail;
    this.drafts = (this.drafts ?? []).map((draft) => (draft.key === key ? { ...draft, [part]: value } : draft));
  },
  /** A field was left: what was typed is written out in full and judged. */
  settle() {
    const drafts = (this.drafts ?? []).map((draft) => ({
      ...draft,
      begin: clockFrom(draft.begin) ?? draft.begin,
      end: clockFrom(draft.end) ?? draft.end,
    }));
    this.setData(this.edited(drafts));
  },
  remove(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.setData(this.edited((this.drafts ?? []).filter(({ key }) => key !== event.detail.key)));
  },
  add() {
    this.setData(this.edited(addedDraft(this.drafts ?? [], this.days)));
  },
  makeWholeDays() {
    this.setData(this.edited(wholeDays(this.days)));
  },
  analyse() {
    void busyWhile(this, async () => {
      this.settle();
      const { windows, problems } = toWindows(this.drafts ?? [], this.days);
      if (Object.keys(problems).length > 0) return void wx.pageScrollTo({ scrollTop: 0 });
      this.latest = await send('analysis.run', { projectId: this.projectId, batchId: this.batchId, windows });
      this.setData({ ...this.edited(this.drafts ?? []), ...(await this.shownResult()) });
    });
  },
  chooseCourse(event: WechatMiniprogram.CustomEvent<{ courseId: string }>) {
    this.setData({ courseId: event.detail.courseId, cards: [] });
    void this.load();
  },
  toggleAbsent(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.setData({ onlyAbsent: event.detail.value, cards: [] });
    void this.load();
  },
  openPerson(event: PersonTap) {
    const row = this.rows.get(event.currentTarget.dataset.id);
    if (row !== undefined && this.latest !== null)
      this.setData({ sheet: personSheet(row, this.latest.windows), sheetOpen: true });
  },
  closePerson() {
    this.setData({ sheetOpen: false });
  },
  openEligible() {
    if (this.latest !== null) open('grant', { analysisId: this.latest.analysisId });
  },
});
