import type { OutputOf } from '../../../../contract/index';
import { DEFAULT_WINDOW_BEGIN, DEFAULT_WINDOW_END } from '../../../../domain/project/attendance-window';
import { checkBatches, leavesPlannedDates, teachingDays } from '../../../../domain/project/batch';
import {
  DEFAULT_INTENDED_STRATEGY,
  intendedStrategies,
  intendedStrategyOf,
  strategyWords,
} from '../../../../domain/project/intended-strategy';
import type { Taught } from '../../../../domain/project/lessons';
import { askingOf, windowsOf as plannedWindows } from '../../../../domain/project/planned-windows';
import type { ProjectState } from '../../../../domain/project/project-state';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { isReason, MIN_REASON_LENGTH } from '../../../../domain/kernel/reason';
import { clockOf, dayCount, dayOf, daysFrom, instantOf, type Day } from '../../../../domain/kernel/time';
import { clockRange, clockText, shortDay, weekday } from '../../../services/format';
import { lockNote } from '../shared/edit-lock';
import { fieldRow, type FieldRow, type FieldSpec } from '../shared/fields';
import { problemWords } from '../shared/missing';

export type Project = OutputOf<'project.get'>;
export type Batch = Project['batches'][number];

export type BatchKey =
  | 'strategy'
  | 'begin'
  | 'end'
  | 'mode'
  | 'dayBegin'
  | 'dayEnd'
  | 'morningBegin'
  | 'morningEnd'
  | 'afternoonBegin'
  | 'afternoonEnd';

export interface BatchValues extends Record<BatchKey, string> {
  restDays: { day: Day; reason: string }[];
  /** The windows as they were, for `custom`. */
  kept: Batch['windows'];
}
export type BatchErrors = Partial<Record<BatchKey, string>> & { rest?: Readonly<Record<Day, string>> };

export interface BatchSection {
  title: string;
  rows: FieldRow[];
}
export interface DayChip {
  day: Day;
  label: string;
  resting: boolean;
  reason: string;
  error: string;
}

const MORNING_END = '12:00:00';
const AFTERNOON_BEGIN = '13:00:00';
/** A batch of many weeks is a mistake in the year rather than a plan; its days are not drawn one by one. */
const MAX_DAY_CHIPS = 62;

const defaults = {
  strategy: DEFAULT_INTENDED_STRATEGY as string,
  /** Those of the lessons, and the whole day where no course says a time: see {@link modeOf}. */
  mode: 'lessons',
  dayBegin: DEFAULT_WINDOW_BEGIN,
  dayEnd: DEFAULT_WINDOW_END,
  morningBegin: DEFAULT_WINDOW_BEGIN,
  morningEnd: MORNING_END,
  afternoonBegin: AFTERNOON_BEGIN,
  afternoonEnd: DEFAULT_WINDOW_END,
};

/** Whether a course says when it is taught on a day of the batch: then its windows follow from that, unless they are set by hand. */
const isTimed = ({ begin, end }: { begin: string; end: string }, courses: readonly Taught[]): boolean =>
  courses.some(({ lessons }) => lessons.some(({ day }) => begin <= day && day <= end));

/** What the windows follow from: the lessons only where there are some on its days. */
const modeOf = (values: Pick<BatchValues, 'mode' | 'begin' | 'end'>, courses: readonly Taught[]): string =>
  values.mode === 'lessons' && !isTimed(values, courses) ? 'day' : values.mode;

/** The same windows on every teaching day give their pattern; anything else is `custom`. */
function patternOf(batch: Batch): Partial<Record<BatchKey, string>> {
  if (batch.windows.length === 0) return {};
  const perDay = teachingDays(batch).map((day) =>
    batch.windows.filter(({ begin }) => dayOf(begin) === day).map(({ begin, end }) => [clockOf(begin), clockOf(end)]),
  );
  const patterns = new Set(perDay.map((windows) => JSON.stringify(windows)));
  const [first, second] = perDay[0] ?? [];
  const sameEveryDay =
    patterns.size === 1 && batch.windows.length === perDay.reduce((count, windows) => count + windows.length, 0);
  if (!sameEveryDay || first === undefined || (perDay[0]?.length ?? 0) > 2) return { mode: 'custom' };
  const [begin = '', end = ''] = first;
  if (second === undefined) return { mode: 'day', dayBegin: begin, dayEnd: end };
  const [afternoonBegin = '', afternoonEnd = ''] = second;
  return { mode: 'halves', morningBegin: begin, morningEnd: end, afternoonBegin, afternoonEnd };
}

/** A batch as it is edited; a new one begins with the planned dates where no other batch has them. */
export function toBatchValues(batch: Batch | undefined, project: Pick<Project, 'form' | 'batches'>): BatchValues {
  if (batch === undefined) {
    const [begin, end] =
      project.batches.length === 0 ? [project.form.plannedBegin, project.form.plannedEnd] : [null, null];
    return { ...defaults, begin: begin ?? '', end: end ?? '', restDays: [], kept: [] };
  }
  return {
    ...defaults,
    ...patternOf(batch),
    strategy: intendedStrategyOf(batch),
    begin: batch.begin,
    end: batch.end,
    restDays: batch.restDays.map((rest) => ({ ...rest })),
    kept: batch.windows,
  };
}

const hasDates = ({ begin, end }: BatchValues): boolean => begin !== '' && end !== '' && begin <= end;
/** A time picker gives no seconds. */
const toClock = (text: string): string => (text.length === 5 ? `${text}:00` : text);

function windowsOf(values: BatchValues, days: readonly Day[], courses: readonly Taught[]): Batch['windows'] {
  const on = (day: Day, begin: string, end: string) => ({
    begin: instantOf(day, toClock(begin)),
    end: instantOf(day, toClock(end)),
  });
  const mode = modeOf(values, courses);
  // None stands for those of the lessons.
  if (mode === 'lessons') return [];
  if (mode === 'custom') return values.kept.filter(({ begin }) => days.includes(dayOf(begin)));
  if (mode === 'halves') {
    return days.flatMap((day) => [
      on(day, values.morningBegin, values.morningEnd),
      on(day, values.afternoonBegin, values.afternoonEnd),
    ]);
  }
  // Where no course says a time, none stands for one a day, 07:00:00–18:00:00 (M17).
  const usual =
    !isTimed(values, courses) &&
    toClock(values.dayBegin) === DEFAULT_WINDOW_BEGIN &&
    toClock(values.dayEnd) === DEFAULT_WINDOW_END;
  return usual ? [] : days.map((day) => on(day, values.dayBegin, values.dayEnd));
}

/** The days not marked as without teaching; a reason may still be missing there. */
const taughtDays = ({ begin, end, restDays = [] }: Pick<Batch, 'begin' | 'end' | 'restDays'>): Day[] =>
  daysFrom(begin, end).filter((day) => !restDays.some((rest) => rest.day === day));

/** What was chosen as a batch, with everything that is wrong with it; `others` are the project's other batches. */
export function toBatch(
  values: BatchValues,
  batchId: string,
  {
    year,
    form,
    others,
    courses = [],
  }: Pick<Project, 'year' | 'form'> & { others: readonly Batch[]; courses?: readonly Taught[] },
): { batch: Batch; errors: BatchErrors } {
  const errors: BatchErrors = {};
  if (values.begin === '') errors.begin = '必填';
  if (values.end === '') errors.end = '必填';
  const restDays = values.restDays.map(({ day, reason }) => ({ day, reason: reason.trim() }));
  const intendedStrategy = intendedStrategies.find(({ code }) => code === values.strategy)?.code;
  const shell: Batch = { batchId, begin: values.begin, end: values.end, windows: [], restDays, intendedStrategy };
  if (values.begin !== '' && values.end !== '') {
    const { errors: found } = checkBatches({
      batches: [...others, shell],
      year,
      plannedBegin: form.plannedBegin,
      plannedEnd: form.plannedEnd,
    });
    for (const { code } of found.filter((error) => error.batchId === batchId))
      if (!code.startsWith('restDay')) errors.end ??= problemWords[code];
  }
  const rest = Object.fromEntries(
    restDays
      .filter(({ reason }) => !isReason(reason))
      .map(({ day }) => [day, `请写明原因，至少 ${MIN_REASON_LENGTH} 个字，中心会看到`]),
  );
  if (Object.keys(rest).length > 0) errors.rest = rest;
  const mode = modeOf(values, courses);
  const times: [BatchKey, BatchKey][] =
    mode === 'day'
      ? [['dayBegin', 'dayEnd']]
      : mode === 'halves'
        ? [
            ['morningBegin', 'morningEnd'],
            ['afternoonBegin', 'afternoonEnd'],
          ]
        : [];
  for (const [begin, end] of times) if (toClock(values[begin]) >= toClock(values[end])) errors[end] = '结束要晚于开始';
  const days = hasDates(values) ? taughtDays(shell) : [];
  if (hasDates(values) && days.length === 0) errors.end ??= '至少要有一天上课';
  return { batch: hasDates(values) ? { ...shell, windows: windowsOf(values, days, courses) } : shell, errors };
}

export const hasErrors = (errors: BatchErrors): boolean => Object.keys(errors).length > 0;
/** The first field with an error; a missing reason stands below all of them. */
export const firstWrong = (errors: BatchErrors): string => Object.keys(errors).find((key) => key !== 'rest') ?? 'rest';

const MODES = [
  { code: 'day', label: '全天一个时段' },
  { code: 'halves', label: '上午下午两个' },
];
const LESSONS = { code: 'lessons', label: '按上课时间' };
const CUSTOM = { code: 'custom', label: '沿用现有时段' };

/** 上午下午两个 */
export const modeWords = (mode: string): string => labelOf([LESSONS, ...MODES, CUSTOM], mode);

const TIMES: Record<string, readonly FieldSpec<BatchKey>[]> = {
  day: [
    { key: 'dayBegin', label: '开始', kind: 'time', required: true },
    { key: 'dayEnd', label: '结束', kind: 'time', required: true },
  ],
  halves: [
    { key: 'morningBegin', label: '上午开始', kind: 'time', required: true },
    { key: 'morningEnd', label: '上午结束', kind: 'time', required: true },
    { key: 'afternoonBegin', label: '下午开始', kind: 'time', required: true },
    { key: 'afternoonEnd', label: '下午结束', kind: 'time', required: true },
  ],
  custom: [],
  lessons: [],
};

/** Dates and windows as rows; the windows' own times follow the chosen pattern. */
export function batchSections(
  values: BatchValues,
  errors: BatchErrors,
  { year, state, courses = [] }: { year: number; state: ProjectState; courses?: readonly Taught[] },
): BatchSection[] {
  const lock = lockNote(state, 'batches');
  const row = (spec: FieldSpec<BatchKey>): FieldRow => {
    const value = spec.kind === 'time' ? clockText(values[spec.key]) : spec.key === 'mode' ? mode : values[spec.key];
    return fieldRow(spec, value, { error: errors[spec.key] ?? '', lockedNote: lock });
  };
  const bounds = { kind: 'date', required: true, start: `${year}-01-01`, end: `${year}-12-31` } as const;
  const mode = modeOf(values, courses);
  const options = [
    ...(isTimed(values, courses) ? [LESSONS] : []),
    ...MODES,
    ...(values.kept.length > 0 && mode === 'custom' ? [CUSTOM] : []),
  ];
  return [
    {
      title: '举办日期',
      rows: [row({ key: 'begin', label: '开始日期', ...bounds }), row({ key: 'end', label: '截止日期', ...bounds })],
    },
    {
      title: '每天的考勤时段',
      rows: [
        row({ key: 'mode', label: '时段', kind: options.length > 2 ? 'select' : 'choice', required: true, options }),
        ...(TIMES[mode] ?? []).map(row),
      ],
    },
    {
      title: '怎样算学分',
      rows: [row({ key: 'strategy', label: '要求', kind: 'select', required: true, options: intendedStrategies })],
    },
  ];
}

/** The days of the batch, to mark those without teaching; none while the dates are open or the batch is one day. */
export function dayChips(values: BatchValues, errors: BatchErrors): DayChip[] {
  if (!hasDates(values) || dayCount(values.begin, values.end) < 2 || dayCount(values.begin, values.end) > MAX_DAY_CHIPS)
    return [];
  return daysFrom(values.begin, values.end).map((day) => {
    const rest = values.restDays.find((candidate) => candidate.day === day);
    return {
      day,
      label: `${shortDay(day)} ${weekday(day)}`,
      resting: rest !== undefined,
      reason: rest?.reason ?? '',
      error: errors.rest?.[day] ?? '',
    };
  });
}

/** Rest days follow the dates: one that is outside now is no rest day any more. */
export const restDaysInside = (values: BatchValues): BatchValues['restDays'] =>
  values.restDays
    .filter(({ day }) => day >= values.begin && day <= values.end)
    .sort((one, other) => (one.day < other.day ? -1 : 1));

/** Marks a day as one without teaching, or takes that back. */
export const toggledRest = (values: BatchValues, day: Day): BatchValues['restDays'] =>
  values.restDays.some((rest) => rest.day === day)
    ? values.restDays.filter((rest) => rest.day !== day)
    : restDaysInside({ ...values, restDays: [...values.restDays, { day, reason: '' }] });

const ruleOf = (batch: Batch, courses: readonly Taught[]): string =>
  strategyWords(intendedStrategyOf(batch), askingOf(batch, courses)).rule;

/** What the batch means for trainees, and a word when it leaves the planned dates. */
export function summaryOf(
  batch: Batch,
  form: Project['form'],
  courses: readonly Taught[] = [],
): { line: string; warning: string } {
  if (batch.begin === '' || batch.end === '' || batch.begin > batch.end) return { line: '', warning: '' };
  const days = taughtDays(batch).length;
  if (days === 0) return { line: '', warning: '每一天都标了不上课，至少要有一天上课。' };
  const usual = batch.windows.length === 0 && !isTimed(batch, courses);
  const taught = new Set(taughtDays(batch));
  const windows = usual ? days : plannedWindows(batch, courses).filter(({ begin }) => taught.has(dayOf(begin))).length;
  const range = usual ? `（${clockRange(DEFAULT_WINDOW_BEGIN, DEFAULT_WINDOW_END)}）` : '';
  const leaves = leavesPlannedDates({ batch, plannedBegin: form.plannedBegin, plannedEnd: form.plannedEnd });
  return {
    line: `共 ${days} 天、${windows} 个考勤时段${range}。${ruleOf(batch, courses)}会写在会议通知里，授分时仍可另选。`,
    warning: leaves ? '超出了拟举办日期，可以保存，中心审核时会看到。' : '',
  };
}

/** What was chosen, judged within its project: {@link toBatch} beside the project's other batches. */
export const checkedBatch = (values: BatchValues, batchId: string, project: Project) =>
  toBatch(values, batchId, { ...project, others: project.batches.filter((batch) => batch.batchId !== batchId) });

/** Everything on the screen that follows from what was chosen. */
export const batchScreen = ({
  values,
  errors,
  batchId,
  project,
}: {
  values: BatchValues;
  errors: BatchErrors;
  batchId: string;
  project: Project;
}) => {
  const { line, warning } = summaryOf(checkedBatch(values, batchId, project).batch, project.form, project.courses);
  const lock = lockNote(project.state, 'batches');
  return {
    sections: batchSections(values, errors, project),
    days: dayChips(values, errors),
    /** Said beside the days without teaching: why they cannot be chosen now, or that none has to be. */
    restLine: lock || '没有就不用选',
    line,
    // What may still be saved or will be reviewed is no warning where nothing is saved any more.
    warning: lock === '' ? warning : '',
  };
};

/** The batches with one of them replaced, added (in the order of their days), or (without `batch`) removed. */
export function withBatch(batches: readonly Batch[], batchId: string, batch: Batch | undefined): Batch[] {
  const others = batches.filter((candidate) => candidate.batchId !== batchId);
  return batch === undefined ? others : [...others, batch].sort((one, other) => (one.begin < other.begin ? -1 : 1));
}
