import type { InputOf, OutputOf } from '../../../../contract/index';
import { isBatchOver } from '../../../../domain/credit/grant';
import { isMet } from '../../../../domain/attendance/window-cell';
import { clockOf, dayOf } from '../../../../domain/kernel/time';
import { clock, clockRange, longDay, shortDay, shortMoment, spokenDay } from '../../../services/format';
import { cellLooks, type CellState } from '../components/heat-strip/cells';
import { flagMarks, type Mark } from '../../../components/record-list/flag-words';
import { numeral, type CourseToEdit, type Window } from './windows';

export type Prepared = OutputOf<'analysis.prepare'>;
type Summary = OutputOf<'analysis.run'>;
type People = OutputOf<'analysis.people'>;
export type PersonRow = People['rows'][number];

/** The latest result of the whole batch, or of one course (M16). */
export interface ResultView {
  analysisId: string;
  valid: number;
  people: number;
  absent: number;
  /** 93.7% */
  rate: string;
  number: string;
  at: string;
}

export function resultView(summary: Summary, courseId: string): ResultView {
  const course = summary.courses.find((candidate) => candidate.courseId === courseId);
  const { people, valid } = course ?? summary;
  return {
    analysisId: summary.analysisId,
    valid,
    people,
    absent: people - valid,
    rate: people === 0 ? '–' : `${((valid * 100) / people).toFixed(1)}%`,
    number: `第 ${summary.number} 次分析 · 结果已固定`,
    at: `${shortDay(dayOf(summary.at))} ${clock(summary.at)}`,
  };
}

/** Which people of the result are asked for. */
export const peopleInput = ({
  courseId,
  onlyAbsent,
  onlyValid,
  search,
}: {
  courseId: string;
  onlyAbsent: boolean;
  onlyValid: boolean;
  search: string;
}): Pick<InputOf<'analysis.people'>, 'courseId' | 'show' | 'search'> => ({
  show: onlyAbsent ? 'absent' : onlyValid ? 'valid' : 'all',
  ...(courseId === '' ? {} : { courseId }),
  ...(search === '' ? {} : { search }),
});

/** More than this many windows wrap, and have no heads. */
const LABELLED = 6;

/** Heads over the strips: the days, or 一 二 三 as soon as a day has two windows. */
export function stripHeads(windows: readonly Window[]): string[] {
  if (windows.length > LABELLED) return [];
  const days = windows.map(({ begin }) => dayOf(begin));
  return new Set(days).size === days.length && days.length > 1
    ? days.map((day) => `${Number(day.slice(8))}日`)
    : windows.map((_, index) => numeral(index + 1));
}

/** The courses with the windows that the page begins with: those of the latest result, else those proposed. */
export const coursesToEdit = ({ courses, latest }: Pick<Prepared, 'courses' | 'latest'>): CourseToEdit[] =>
  courses.map(({ courseId, proposedWindows: proposed }) => {
    const frozen = latest?.courses.find((course) => course.courseId === courseId);
    const windows = frozen?.windows.flatMap((position) => latest?.windows[position] ?? []);
    return { courseId, windows: windows ?? proposed, proposed };
  });

export interface PersonCard {
  personId: string;
  name: string;
  from: string;
  cells: CellState[];
  result: string;
  tone: 'ok' | 'ret';
  met: string;
  label: string;
}

/** @param courseId the course whose windows are shown; '' for those of all courses */
export function personCard(row: PersonRow, courseId = ''): PersonCard {
  const cells = row.courses.find((course) => course.courseId === courseId)?.cells ?? row.windows;
  const met = cells.filter(isMet).length;
  return {
    personId: row.personId,
    name: row.name,
    from: row.outside ? '外院' : row.departmentName,
    cells,
    result: row.valid ? '有效' : '缺勤',
    tone: row.valid ? 'ok' : 'ret',
    met: `${met}/${cells.length}`,
    label: cells.map((cell, index) => `第 ${index + 1} 段${cellLooks[cell].word}`).join('，'),
  };
}

const windowWords = ({ begin, end }: Window): string =>
  `${shortDay(dayOf(begin))} ${clockRange(clockOf(begin), clockOf(end))}`;

/** Everything the analysis knows of one person: what is missing, and what was seen without counting. */
export interface PersonSheet {
  name: string;
  from: string;
  result: string;
  tone: 'ok' | 'ret';
  /** 缺：11-30 07:00–18:00 */
  missing: string;
  /** 缺教学日 11-30（天天考勤）; '' when every day was kept. */
  duty: string;
  courses: {
    courseId: string;
    topic: string;
    result: string;
    tone: 'ok' | 'ret';
    /** A course that is valid is folded at first. */
    folded: boolean;
    windows: { key: number; words: string; missed: string; word: string; tone: string; icon: string }[];
  }[];
  days: { day: string; words: string }[];
  notes: string[];
  marks: Mark[];
}

/** Before anybody was tapped. */
export const noPerson: PersonSheet = {
  name: '',
  from: '',
  result: '',
  tone: 'ok',
  missing: '',
  duty: '',
  courses: [],
  days: [],
  notes: [],
  marks: [],
};

const uncountedWords: Record<NonNullable<PersonRow['uncountedFor']>, string> = {
  notApproved: '学员还没有通过单位审核',
  lateUnconfirmed: '补传未确认',
};

/** 12 分钟, 30 秒: by how much a window was missed. */
const missWords = (seconds: number): string => {
  const size = Math.abs(seconds);
  return `${seconds < 0 ? '早' : '晚'}了 ${size < 60 ? `${size} 秒` : `${Math.ceil(size / 60)} 分钟`}`;
};

/** Each course by its own windows, the ones that were missed by how much. */
function courseParts(
  row: PersonRow,
  { windows, courses }: Pick<Summary, 'windows' | 'courses'>,
): PersonSheet['courses'] {
  return row.courses.map(({ courseId, valid, cells }) => {
    const course = courses.find((each) => each.courseId === courseId);
    return {
      courseId,
      topic: course?.topic ?? '',
      result: valid ? '有效' : '不足',
      tone: valid ? ('ok' as const) : ('ret' as const),
      folded: valid,
      windows: (course?.windows ?? []).map((position, key) => {
        const window = windows[position];
        const miss = row.misses.find((each) => each.courseId === courseId && each.window === key);
        return {
          key,
          words: window === undefined ? '' : windowWords(window),
          missed: miss === undefined ? '' : missWords(miss.seconds),
          ...cellLooks[cells[key] ?? 'missed'],
        };
      }),
    };
  });
}

export function personSheet(row: PersonRow, summary: Pick<Summary, 'windows' | 'courses'>): PersonSheet {
  const { windows } = summary;
  const missed = windows.filter((_, index) => !isMet(row.windows[index] ?? 'missed'));
  return {
    name: row.name,
    from: `${row.institutionName} · ${row.departmentName} · ${row.personNumber}`,
    result: row.valid ? '有效' : '缺勤',
    tone: row.valid ? 'ok' : 'ret',
    missing: missed.length === 0 ? '' : `缺 ${missed.map(windowWords).join('、')}`,
    duty: row.lackedDays.length === 0 ? '' : `缺教学日 ${row.lackedDays.map(shortDay).join('、')}（天天考勤）`,
    courses: courseParts(row, summary),
    days: row.days.map(({ day, first, last }) => ({
      day: longDay(day),
      words: first === last ? clock(first) : `首次 ${clock(first)} · 末次 ${clock(last)}`,
    })),
    notes: [
      `共 ${row.records} 次签到计入分析`,
      ...(row.outsideRecords > 0 ? [`其中 ${row.outsideRecords} 次在时间段之外，看得到但不算到勤`] : []),
      ...(row.uncountedFor === null ? [] : [`另有 ${row.uncounted} 次没有计入：${uncountedWords[row.uncountedFor]}`]),
    ],
    marks: flagMarks(row.flags),
  };
}

export const freeDaysWords = (days: readonly string[]): string =>
  days.length === 0
    ? ''
    : `${days.map((day) => spokenDay(day)).join('、')} 没有时间段，不能授分：周期内学员必须天天考勤。`;

const soFarWords = ({ people, records }: Pick<Prepared, 'people' | 'records'>): string =>
  `已签到 ${people} 人、${records} 人次`;

/** Of an older result that other windows stand above by now. */
export const changedWords = (summary: Summary): string =>
  `时间段已改。下面还是 ${shortMoment(summary.at)} 的结果，重新分析后更新。`;

/** One kind of check-ins that an analysis made now would not count, and the way to settle it. */
export interface LeftOutLine {
  words: string;
  /** The page that settles it; '' when others have to. */
  page: 'people' | 'records' | 'appeals' | '';
  action: string;
}

export function leftOutLines({ toReview, notApproved, toConfirm, appeals }: Prepared['uncounted']): LeftOutLine[] {
  const lines: (LeftOutLine & { count: number })[] = [
    { count: toReview, words: `${toReview} 名学员待审核`, page: 'people', action: '去审核' },
    { count: toConfirm, words: `${toConfirm} 条补传待确认`, page: 'records', action: '去确认' },
    { count: appeals, words: `${appeals} 份申诉待答复`, page: 'appeals', action: '去答复' },
    {
      count: notApproved,
      words: `${notApproved} 名学员的注册被退回、已离职，或由外单位审核，通过后才计入`,
      page: '',
      action: '',
    },
  ];
  return lines.filter(({ count }) => count > 0).map(({ count: _count, ...line }) => line);
}

/** Why nothing can be granted from an analysis: people may still come in, or came in after it was made. */
export interface EarlyNote {
  text: string;
  /** Blue while the batch goes on, red when it is time to analyse again. */
  tone: 'pend' | 'ret';
  icon: string;
  /** The result on the page is of no use any more. */
  outdated: boolean;
}

/**
 * What is to be said of an analysis that is too early to grant from; null when it is not.
 * @param now the server's time, epoch ms
 */
export function earlyNote(
  { batchEnd, proposedWindows, latest }: Pick<Prepared, 'batchEnd' | 'proposedWindows' | 'latest'>,
  now: number,
): EarlyNote | null {
  const windows = latest?.windows ?? proposedWindows;
  const overAt = (moment: number) => isBatchOver({ batch: { end: batchEnd }, windows, now: moment });
  if (!overAt(now))
    return {
      text: '举办周期还没有结束：现在分析只供参考，没到的时间段会显示为未到。结束后重新分析，才能授分。',
      tone: 'pend',
      icon: 'time',
      outdated: false,
    };
  if (latest === null || overAt(latest.at)) return null;
  return {
    text: '做这次分析时周期还没有结束，后来的签到没有计入。请重新分析，才能授分。',
    tone: 'ret',
    icon: 'error-circle-filled',
    outdated: true,
  };
}

/** What stands around the windows and the people, before the first answer. */
export const noHead = {
  title: '',
  courses: [] as Prepared['courses'],
  batchBegin: '',
  batchEnd: '',
  soFar: '',
  leftOut: [] as LeftOutLine[],
  early: null as EarlyNote | null,
  heads: [] as string[],
};

/** @param now server time, epoch milliseconds */
export function headView(prepared: Prepared, now: number, courseId: string): typeof noHead {
  const { title, courses, batchBegin, batchEnd, latest } = prepared;
  const course = latest?.courses.find((each) => each.courseId === courseId);
  const shown = course?.windows ?? latest?.windows.map((_, position) => position) ?? [];
  return {
    title,
    courses,
    batchBegin,
    batchEnd,
    soFar: soFarWords(prepared),
    leftOut: leftOutLines(prepared.uncounted),
    early: earlyNote(prepared, now),
    heads: stripHeads(shown.flatMap((position) => latest?.windows[position] ?? [])),
  };
}
