import {
  chipsOf,
  figures,
  recordCard,
  type RecordCard,
  type RecordChip,
  type Show,
} from '../../../components/record-list/records';
import { LookAgain } from '../../../components/table-import/look-again';
import { dayOf } from '../../../../domain/kernel/time';
import { analysisEntry, type AnalysisEntry } from '../../../services/analysis-entry';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { seesAnalyses } from '../../../services/rights';
import { serverNow } from '../../../services/server-clock';
import { toast } from '../../../services/passing';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { backTo, open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import {
  ALL,
  choicesOf,
  emptyWords,
  exportParams,
  isFiltered,
  recordsInput,
  sameFilters,
  type Choices,
  type Filters,
} from './index.view';

/** As live as a list that costs a call may be. */
const LOOK_AGAIN_MS = 15_000;

/** A6, 考勤明细 (M18): every record of a batch, per course. */
export const page = definePage(routes.records, {
  access: 'administrator',
  makes: ['attendance.confirmLate'],
  data: {
    ...noCards<RecordCard>(),
    title: '',
    filters: ALL,
    figures: [] as ReturnType<typeof figures>,
    chips: [] as RecordChip[],
    courses: [] as { courseId: string; topic: string }[],
    choices: { days: [], sessions: [], flags: [] } as Choices,
    awaits: 0,
    /** Check-ins that somebody should look into. */
    doubts: 0,
    empty: emptyWords(false),
    begun: false,
    /** Analyses are shown: not to whoever looks after the check-in alone. */
    analyses: false,
    analysis: null as AnalysisEntry | null,
  },
  own: () => ({ today: false, looking: new LookAgain(LOOK_AGAIN_MS) }),
  reloadOnShow: true,
  methods: {
    batch() {
      const { projectId, batchId } = this.params;
      return { projectId, batchId };
    },
    emptyAction() {
      const { projectId } = this.params;
      if (isFiltered(this.data.filters)) this.filter(ALL);
      else void this.run('open', () => backTo(routes.attendance, { projectId }));
    },
    filter(change: Partial<Filters>) {
      this.setData({ filters: { ...this.data.filters, ...change } });
      void this.reload({ fresh: true });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.filters.search) this.filter({ search: detail.text });
    },
    choose({ detail }: Told<{ show: Show }>) {
      this.filter({ show: detail.show });
    },
    chooseDay({ detail }: Told<{ value: string }>) {
      this.filter({ day: detail.value });
    },
    chooseSession({ detail }: Told<{ value: string }>) {
      this.filter({ sessionId: detail.value });
    },
    chooseFlag({ detail }: Told<{ value: string }>) {
      this.filter({ flag: detail.value });
    },
    chooseCourse({ detail }: Told<{ courseId: string }>) {
      this.filter({ courseId: detail.courseId });
    },
    confirmOne({ detail }: Told<{ recordId: string }>) {
      this.confirm([detail.recordId]);
    },
    confirmAll() {
      this.confirm('all');
    },
    confirm(records: 'all' | string[]) {
      void this.run('confirm', async (send) => {
        const { confirmed, withoutSeat = 0 } = await send('attendance.confirmLate', { ...this.batch(), records });
        const full = withoutSeat === 0 ? '' : `，${withoutSeat} 条没有名额`;
        toast(`已确认 ${confirmed} 条${full}`, 'none');
        await this.reload();
      });
    },
    openPerson({ detail }: Told<{ personId: string }>) {
      void this.run('open', () => open(routes.personSlots, { ...this.batch(), personId: detail.personId }));
    },
    openDoubts() {
      void this.run('open', () => open(routes.doubts, this.params));
    },
    exportAll() {
      void this.run('open', () => open(routes.export, { ...this.batch(), ...exportParams(this.data.filters) }));
    },
    analyse() {
      void this.run('open', () => open(routes.analysis, this.batch()));
    },
  },
  opened({ courseId }) {
    if (courseId !== undefined) this.setData({ filters: { ...ALL, courseId } });
  },
  async rows(request) {
    const { filters } = this.data;
    const answer = await call('attendance.records', { ...this.batch(), ...recordsInput(filters), ...request });
    const { title, summary, courses, batchBegin: begin, batchEnd: end, windows, restDays } = answer;
    // Every page of the list brings the figures of this moment along; those of another filter are not shown any more.
    if (sameFilters(filters, this.data.filters))
      this.setData({
        title,
        courses,
        choices: choicesOf(answer),
        analysis: analysisEntry({ begin, end, windows, restDays }, [], serverNow()),
        figures: figures(summary),
        chips: chipsOf(summary, filters.show),
        awaits: summary.awaitsConfirmation,
        doubts: summary.suspicious,
        begun: summary.records > 0,
      });
    this.today = begin <= dayOf(serverNow()) && dayOf(serverNow()) <= end;
    return answer;
  },
  card: recordCard,
  async load() {
    this.looking.cancel();
    return {
      ...(await this.firstCards()),
      analyses: await seesAnalyses(),
      empty: emptyWords(isFiltered(this.data.filters)),
    };
  },
  /** While the batch goes on, records come in by themselves. */
  loaded() {
    if (this.today) this.looking.soon(() => void this.reload());
  },
  onShow() {
    this.looking.show();
  },
  onHide() {
    this.looking.rest();
  },
  onUnload() {
    this.looking.rest();
  },
});
