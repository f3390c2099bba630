import type { AttendanceFlag, RecordOrigin } from '../../../../domain/attendance/attendance-record';
import { placeBandWords } from '../../../../domain/attendance/place';
import { clockOf, dayOf } from '../../../../domain/kernel/time';
import type { AttendanceRecord } from '../../../data/documents';

const originWords: Record<RecordOrigin, string> = { scan: '扫码', late: '补传', manual: '补签', appeal: '申诉' };

const flagWords: Record<AttendanceFlag, string> = {
  lateUpload: '补传',
  outsidePlace: '会场范围外',
  noPlace: '无位置',
  fromAlbum: '相册扫码',
  twoPlaces: '两地同时签到',
  longAfterDisplay: '距显示时间过长',
};

const momentOf = (instant: number): string => `${dayOf(instant)} ${clockOf(instant)}`;

/** The columns of 考勤明细 as a file, in their order. Times are Asia/Shanghai. */
export const attendanceColumns: readonly { title: string; valueOf: (record: AttendanceRecord) => string }[] = [
  { title: '人员编号', valueOf: ({ who }) => who.personNumber },
  { title: '人员姓名', valueOf: ({ who }) => who.name },
  { title: '所在单位', valueOf: ({ who }) => who.institutionName },
  { title: '科室', valueOf: ({ who }) => who.departmentName },
  { title: '考勤时间', valueOf: ({ evidenceAt }) => momentOf(evidenceAt) },
  { title: '收到时间', valueOf: ({ receivedAt }) => momentOf(receivedAt) },
  { title: '考勤地址', valueOf: ({ placeName }) => placeName },
  { title: '远近', valueOf: ({ place }) => (place ? placeBandWords[place] : '') },
  { title: '方式', valueOf: ({ origin }) => originWords[origin] },
  { title: '待确认', valueOf: ({ confirmed }) => (confirmed ? '' : '是') },
  { title: '已撤下', valueOf: ({ removed, ruling }) => (removed && ruling ? `${ruling.by}：${ruling.reason}` : '') },
  { title: '补签或申诉', valueOf: ({ made }) => (made ? `${made.by}：${made.reason}` : '') },
  { title: '存疑', valueOf: ({ flags }) => flags.map((flag) => flagWords[flag]).join('、') },
];
