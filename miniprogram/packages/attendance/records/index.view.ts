import type { InputOf, OutputOf } from '../../../../contract/index';
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

/** What is said of a table that has been made (the export is on record). */
export const exportWords = ({
  fileName,
  rows,
}: Pick<OutputOf<'report.attendance'>, 'fileName' | 'rows'>): { title: string; content: string } => ({
  title: '考勤明细已导出',
  content: `${fileName}，共 ${rows} 行。复制下载链接，在电脑的浏览器里打开；链接只在短时间内有效，请勿转发。`,
});
