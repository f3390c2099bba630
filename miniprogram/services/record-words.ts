import type { OutputOf } from '../../contract/index';

/** How a check-in came about, where it was not a plain scan. */
export const originWords: Record<OutputOf<'attendance.myRecords'>['rows'][number]['origin'], string> = {
  scan: '',
  late: '补传',
  manual: '管理员补签',
  appeal: '申诉补记',
};
