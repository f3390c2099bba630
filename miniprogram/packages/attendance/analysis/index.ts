import type { OutputOf } from '../../../../contract/index';
import { loadForAdministrator } from '../../../services/administrator';
import { call } from '../../../services/call';
import { busyWhile, send } from '../../../services/command';
import { showMore } from '../../../services/list-page';
import { initialLoad } from '../../../services/load';
import { serverNow } from '../../../services/server-clock';
import { paged } from '../../../services/paged';
import { pageLook } from '../../../styles/page-look';
import { legend } from '../components/heat-strip/cells';
import { open, parameter } from '../../../services/navigate';
import {
  earlyNote,
  leftOutLines,
  personCard,
  personSheet,
  resultView,
  soFarWords,
  stripHeads,
  type EarlyNote,
  type LeftOutLine,
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
    leftOut: [] as LeftOutLine[],
    early: null as EarlyNote | null,
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
    search: '',
    /** People that the course, the switch and the search let through. */
    found: 0,
    cards: [] as PersonCard[],
    more: false,
    sheetOpen: false,
  },
  projectId: '',
  batchId: '',
  prepared: undefined as OutputOf<'analysis.prepare'> | undefined,
  windows: windowList(),
  latest: null as OutputOf<'analysis.prepare'>['latest'],
  rows: new Map<string, PersonRow>(),
  found: 0,
  list: paged<PersonRow>(() => Promise.resolve({ rows: [] })),
  onLoad(options: Record<string, string | undefined>) {
    this.projectId = parameter(options, 'projectId');
    this.batchId = parameter(options, 'batchId');
    this.rows = new Map();
    this.list = paged((page) => this.people(page));
    this.windows = windowList();
    void this.load();
  },
  // Also after a page that reviews, confirms or grants was closed; windows that are being edited stay.
  onShow() {
    if (this.data.status === 'ready') void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  onReachBottom() {
    void showMore(this, this.list, personCard);
  },
  async people(page: { limit: number; cursor?: string }) {
    if (this.latest === null) return { rows: [] };
    const { courseId, onlyAbsent, search } = this.data;
    const answer = await call('analysis.people', {
      analysisId: this.latest.analysisId,
      show: onlyAbsent ? 'absent' : 'all',
      ...(courseId === '' ? {} : { courseId }),
      ...(search === '' ? {} : { search }),
      ...page,
    });
    this.found = answer.total;
    for (const row of answer.rows) this.rows.set(row.personId, row);
    return answer;
  },
  async load() {
    await loadForAdministrator(this, async () => {
      const prepared = await call('analysis.prepare', { projectId: this.projectId, batchId: this.batchId });
      const { title, courses, batchBegin, batchEnd, restDays, latest, proposedWindows } = prepared;
      this.latest = latest;
      this.prepared = prepared;
      this.windows.begin({ begin: batchBegin, end: batchEnd, restDays }, latest?.windows ?? proposedWindows);
      return {
        title,
        courses,
        batchBegin,
        batchEnd,
        soFar: soFarWords(prepared),
        leftOut: leftOutLines(prepared.uncounted),
        ...this.aboutLatest(),
        ...(await this.shownResult(this.data.cards.length)),
      };
    });
  },
  /** Another list of people below the same windows, edited ones included. */
  narrow(change: Partial<{ courseId: string; onlyAbsent: boolean; search: string }>) {
    this.setData(change);
    void loadForAdministrator(this, () => this.shownResult(0));
  },
  /** @param shown how many rows are on the screen of the same list; none of another one */
  async shownResult(shown: number) {
    const rows = await this.list.first(shown);
    const { latest } = this;
    return {
      result: latest === null ? null : resultView(latest, this.data.courseId),
      heads: stripHeads(latest?.windows ?? []),
      found: this.found,
      cards: rows.map(personCard),
      more: this.list.hasMore(),
    };
  },
  /** The windows against the latest result, and whether it can be granted from. */
  aboutLatest() {
    const { prepared, latest } = this;
    return {
      ...this.windows.view(latest),
      early: prepared === undefined ? null : earlyNote({ ...prepared, latest }, serverNow()),
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
      this.setData({ ...this.aboutLatest(), ...(await this.shownResult(0)) });
    });
  },
  chooseCourse(event: WechatMiniprogram.CustomEvent<{ courseId: string }>) {
    this.narrow({ courseId: event.detail.courseId });
  },
  toggleAbsent(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.narrow({ onlyAbsent: event.detail.value });
  },
  search(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
    if (event.detail.text !== this.data.search) this.narrow({ search: event.detail.text });
  },
  openPerson(event: PersonTap) {
    const row = this.rows.get(event.currentTarget.dataset.id);
    if (row !== undefined && this.latest !== null)
      this.setData({ sheet: personSheet(row, this.latest.windows), sheetOpen: true });
  },
  closePerson() {
    this.setData({ sheetOpen: false });
  },
  settle(
    event: WechatMiniprogram.TouchEvent<
      WechatMiniprogram.IAnyObject,
      WechatMiniprogram.IAnyObject,
      { page: LeftOutLine['page'] }
    >,
  ) {
    const { page } = event.currentTarget.dataset;
    if (page === 'people') open('people');
    if (page === 'records') open('records', { projectId: this.projectId, batchId: this.batchId });
  },
  openEligible() {
    if (this.latest !== null) open('grant', { analysisId: this.latest.analysisId });
  },
});
