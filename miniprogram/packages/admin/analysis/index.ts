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
import { windowList, type WindowAct } from './window-list';
import type { NumberedDraft } from './windows';

type PersonTap = WechatMiniprogram.TouchEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { id: string }
>;

const shownAtFirst: { problems: Record<string, string>; sheet: Partial<PersonSheet> } = { problems: {}, sheet: {} };

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
  windows: windowList(),
  latest: null as OutputOf<'analysis.prepare'>['latest'],
  rows: new Map<string, PersonRow>(),
  list: paged<PersonRow>(() => Promise.resolve({ rows: [] })),
  onLoad(options: Record<string, string | undefined>) {
    this.projectId = parameter(options, 'projectId');
    this.batchId = parameter(options, 'batchId');
    this.rows = new Map();
    this.list = paged((page) => this.people(page));
    this.windows = windowList();
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
      this.windows.begin({ begin: batchBegin, end: batchEnd, restDays }, latest?.windows ?? proposedWindows);
      return {
        title,
        courses,
        batchBegin,
        batchEnd,
        soFar: soFarWords(prepared),
        ...this.windows.view(latest),
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
  changeWindows(event: WechatMiniprogram.CustomEvent<WindowAct>) {
    this.windows.act(event.detail);
    // Typed text is not written back while it is typed.
    if (event.detail.kind !== 'edit') this.setData(this.windows.view(this.latest));
  },
  analyse() {
    void busyWhile(this, async () => {
      this.windows.act({ kind: 'settle' });
      this.setData(this.windows.view(this.latest));
      const { windows, problems } = this.windows.judged();
      if (Object.keys(problems).length > 0) return void wx.pageScrollTo({ scrollTop: 0 });
      this.latest = await send('analysis.run', { projectId: this.projectId, batchId: this.batchId, windows });
      this.setData({ ...this.windows.view(this.latest), ...(await this.shownResult()) });
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
