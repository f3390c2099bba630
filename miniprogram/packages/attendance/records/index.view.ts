import type { InputOf } from '../../../../contract/index';
import type { Show } from '../../../components/record-list/records';

export interface Filters {
  show: Show;
  search: string;
  courseId: string;
}

export const ALL: Filters = { show: 'all', search: '', courseId: '' };

export const sameFilters = (one: Filters, other: Filters): boolean =>
  one.show === other.show && one.search === other.search && one.courseId === other.courseId;

export const isFiltered = (filters: Filters): boolean => !sameFilters(filters, ALL);

export const recordsInput = ({
  show,
  search,
  courseId,
}: Filters): Pick<InputOf<'attendance.records'>, 'show' | 'search' | 'courseId'> => ({
  ...(show === 'all' ? {} : { show }),
  ...(search === '' ? {} : { search }),
  ...(courseId === '' ? {} : { courseId }),
});

export const emptyWords = (filtered: boolean): { title: string; text: string; action: string } =>
  filtered
    ? { title: '没有符合条件的记录', text: '换个条件再试。', action: '清除筛选' }
    : { title: '还没有人签到', text: '开考勤后，签到会显示在这里。', action: '去开考勤' };

/** The records as a table: narrowed like the list, but for what is searched for and for who waits, which no table has. */
export const exportParams = ({ show, courseId }: Filters) => ({
  kind: 'records' as const,
  ...(show === 'all' || show === 'provisional' ? {} : { show }),
  ...(courseId === '' ? {} : { courseId }),
});
