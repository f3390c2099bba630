import type { InputOf, OutputOf } from '../../../../contract/index';
import { attendanceFlags } from '../../../../domain/attendance/attendance-record';
import { daysFrom } from '../../../../domain/kernel/time';
import type { ChipOption } from '../../../components/choice-chip/options';
import { flagOptions } from '../../../components/record-list/flag-words';
import type { Show } from '../../../components/record-list/records';
import { shortDay } from '../../../services/format';

type Input = InputOf<'attendance.records'>;
type Answer = OutputOf<'attendance.records'>;

export interface Filters {
  show: Show;
  search: string;
  /** '' stands for all of them, and so on. */
  courseId: string;
  day: string;
  sessionId: string;
  flag: string;
}

export const ALL: Filters = { show: 'all', search: '', courseId: '', day: '', sessionId: '', flag: '' };

const keys = ['show', 'search', 'courseId', 'day', 'sessionId', 'flag'] as const;
export const sameFilters = (one: Filters, other: Filters): boolean => keys.every((key) => one[key] === other[key]);

/** What a list can be narrowed to besides its kinds: days, sessions, flags; nothing where there is no choice. */
export interface Choices {
  days: ChipOption[];
  sessions: ChipOption[];
  flags: ChipOption[];
}

export function choicesOf({
  batchBegin,
  batchEnd,
  sessions,
  summary,
}: Pick<Answer, 'batchBegin' | 'batchEnd' | 'sessions' | 'summary'>): Choices {
  const days = daysFrom(batchBegin, batchEnd);
  return {
    days: optionsOf('全部日期', days.length < 2 ? [] : days.map((day) => ({ value: day, label: shortDay(day) }))),
    sessions: optionsOf(
      '全部场次',
      sessions.length < 2 ? [] : sessions.map(({ sessionId: value, placeName: label }) => ({ value, label })),
    ),
    flags: optionsOf('全部标记', summary.flagged === 0 ? [] : flagOptions),
  };
}

const optionsOf = (all: string, options: ChipOption[]): ChipOption[] =>
  options.length === 0 ? [] : [{ value: '', label: all }, ...options];

export const isFiltered = (filters: Filters): boolean => !sameFilters(filters, ALL);

/** As the calls take it: what is left open is left out. */
export function recordsInput({ show, search, ...filters }: Filters): Omit<Input, 'projectId' | 'batchId'> {
  return { ...(show === 'all' ? {} : { show }), ...(search === '' ? {} : { search }), ...chosenOf(filters) };
}

const chosenOf = ({ courseId, day, sessionId, flag }: Omit<Filters, 'show' | 'search'>) => {
  const known = attendanceFlags.find((each) => each === flag);
  return {
    ...(courseId === '' ? {} : { courseId }),
    ...(day === '' ? {} : { day }),
    ...(sessionId === '' ? {} : { sessionId }),
    ...(known === undefined ? {} : { flag: known }),
  };
};

export const emptyWords = (filtered: boolean): { title: string; text: string; action: string } =>
  filtered
    ? { title: '没有符合条件的记录', text: '换个条件再试。', action: '清除筛选' }
    : { title: '还没有人签到', text: '开考勤后，签到会显示在这里。', action: '去开考勤' };

/** The records as a table: narrowed like the list, but for what is searched for and for who waits, which no table has. */
export const exportParams = ({ show, search: _search, ...filters }: Filters) => ({
  kind: 'records' as const,
  ...(show === 'all' || show === 'provisional' ? {} : { show }),
  ...chosenOf(filters),
});
