import { call, CallFailure } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import { scrollToTop } from '../../../services/passing';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { legend } from '../components/heat-strip/cells';
import { figuresView, type FiguresView } from './figures';
import {
  coursesToEdit,
  headView,
  noHead,
  noPerson,
  peopleInput,
  personCard,
  personSheet,
  resultView,
  type LeftOutLine,
  type PersonCard,
  type PersonRow,
  type Prepared,
  type ResultView,
} from './index.view';
import { noWindows, WindowList, type WindowAct } from './window-list';

/** A7, 考勤分析 (M16, M17): windows, the frozen result, and each person's windows. */
export const page = definePage(routes.analysis, {
  access: 'administrator',
  makes: ['analysis.run'],
  data: {
    ...noCards<PersonCard>(),
    ...noWindows,
    ...noHead,
    courseId: '',
    result: null as ResultView | null,
    /** What the edited windows would find; null while they are those of the result. */
    tried: null as FiguresView | null,
    trying: false,
    /** The frozen figures. */
    frozen: null as FiguresView | null,
    legend,
    /** There is an earlier one to lay beside it. */
    comparable: false,
    onlyAbsent: false,
    onlyValid: false,
    search: '',
    /** People that the course, the switch and the search let through. */
    found: 0,
    sheet: noPerson,
    sheetOpen: false,
  },
  own: () => ({
    prepared: undefined as Prepared | undefined,
    latest: null as Prepared['latest'],
    windows: new WindowList(),
    /** Those on the screen, by their ids. */
    people: new Map<string, PersonRow>(),
    found: 0,
    /** Only the list of people is another one: what stands above it is not asked for again. */
    narrowed: false,
    tries: 0,
  }),
  reloadOnShow: true,
  methods: {
    batch() {
      const { projectId, batchId } = this.params;
      return { projectId, batchId };
    },
    /** Another list of people below the same windows, edited ones included. */
    narrow(change: Partial<{ courseId: string; onlyAbsent: boolean; onlyValid: boolean; search: string }>) {
      this.setData(change);
      this.narrowed = true;
      void this.reload();
    },
    async preparedOrAsked(): Promise<Prepared> {
      const known = this.narrowed ? this.prepared : undefined;
      this.narrowed = false;
      return known ?? call('analysis.prepare', this.batch());
    },
    changeWindows({ detail }: Told<WindowAct>) {
      this.windows.act(detail);
      // Typed text is not written back while it is typed.
      if (detail.kind === 'edit') return;
      this.setData(this.windows.view(this.latest));
      void this.tryOut();
    },
    editCourse({ detail }: Told<{ courseId: string }>) {
      this.windows.edit(detail.courseId);
      this.setData(this.windows.view(this.latest));
    },
    /** What the windows would find as they are edited (G2): nothing is frozen. Old figures stay until there are newer ones. */
    async tryOut() {
      const run = (this.tries += 1);
      const { courses, faulty } = this.windows.judged();
      if (faulty !== undefined) return this.setData({ trying: false });
      if (this.latest !== null && this.data.changed === '') return this.setData({ tried: null, trying: false });
      this.setData({ trying: true });
      try {
        const figures = await call('analysis.try', { ...this.batch(), courses });
        if (run !== this.tries) return;
        this.setData({ tried: figuresView(figures, this.latest ?? undefined) });
      } catch (error) {
        // The last figures stay; the analysis itself says what stands against it.
        if (!(error instanceof CallFailure)) throw error;
      } finally {
        if (run === this.tries) this.setData({ trying: false });
      }
    },
    exportAll() {
      const analysisId = this.latest?.analysisId;
      if (analysisId !== undefined) void this.run('open', () => open(routes.export, { kind: 'analysis', analysisId }));
    },
    analyse() {
      void this.run('analyse', async (send) => {
        this.windows.act({ kind: 'settle' });
        this.setData(this.windows.view(this.latest));
        const { courses, faulty } = this.windows.judged();
        if (faulty !== undefined) {
          if (this.data.editing !== '') this.windows.edit(faulty);
          this.setData(this.windows.view(this.latest));
          return scrollToTop();
        }
        await send('analysis.run', { ...this.batch(), courses });
        this.windows.settled();
        this.tries += 1;
        this.setData({ tried: null, trying: false });
        await this.reload();
      });
    },
    chooseCourse({ detail }: Told<{ courseId: string }>) {
      this.narrow({ courseId: detail.courseId });
    },
    toggleAbsent({ detail }: Told<{ value: boolean }>) {
      this.narrow({ onlyAbsent: detail.value, ...(detail.value ? { onlyValid: false } : {}) });
    },
    toggleValid({ detail }: Told<{ value: boolean }>) {
      this.narrow({ onlyValid: detail.value, ...(detail.value ? { onlyAbsent: false } : {}) });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.search) this.narrow({ search: detail.text });
    },
    openPerson({ currentTarget }: Tap<{ id: string }>) {
      const row = this.people.get(currentTarget.dataset.id);
      if (row !== undefined && this.latest !== null)
        this.setData({ sheet: personSheet(row, this.latest), sheetOpen: true });
    },
    closePerson() {
      this.setData({ sheetOpen: false });
    },
    settle({ currentTarget }: Tap<{ page: LeftOutLine['page'] }>) {
      const { page: settling } = currentTarget.dataset;
      if (settling === 'people') void this.run('open', () => open(routes.people, { state: 'pending' }));
      if (settling === 'records') void this.run('open', () => open(routes.records, this.batch()));
      const { projectId } = this.params;
      if (settling === 'appeals') void this.run('open', () => open(routes.appeals, { projectId }));
    },
    compare() {
      const { latest } = this;
      if (latest !== null) void this.run('open', () => open(routes.analysisCompare, { analysisId: latest.analysisId }));
    },
    openEligible() {
      const { latest } = this;
      if (latest !== null) void this.run('open', () => open(routes.grant, { analysisId: latest.analysisId }));
    },
  },
  opened({ courseId, show }) {
    this.setData({ courseId: courseId ?? '', onlyValid: show === 'valid' });
  },
  async rows(request) {
    if (this.latest === null) return { rows: [] };
    const answer = await call('analysis.people', {
      analysisId: this.latest.analysisId,
      ...peopleInput(this.data),
      ...request,
    });
    this.found = answer.total;
    for (const row of answer.rows) this.people.set(row.personId, row);
    return answer;
  },
  card(row) {
    return personCard(row, this.data.courseId);
  },
  async load() {
    const prepared = await this.preparedOrAsked();
    const { batchBegin, batchEnd, restDays, latest } = prepared;
    this.prepared = prepared;
    this.latest = latest;
    this.windows.begin({ begin: batchBegin, end: batchEnd, restDays }, coursesToEdit(prepared));
    const first = await this.firstCards();
    return {
      ...first,
      // Nobody found is said in the list: the windows stand above it.
      status: 'ready' as const,
      ...headView(prepared, serverNow(), this.data.courseId),
      ...this.windows.view(latest),
      result: latest === null ? null : resultView(latest, this.data.courseId),
      frozen: latest === null ? null : figuresView(latest),
      comparable: latest !== null && latest.number > 1,
      found: latest === null ? 0 : this.found,
    };
  },
});
