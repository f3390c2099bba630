import type { RecordOrigin } from '../../domain/attendance/attendance-record';

/** How a check-in came about, in tables and on paper. */
export const originWords: Record<RecordOrigin, string> = { scan: '扫码', late: '补传', manual: '补签', appeal: '申诉' };
