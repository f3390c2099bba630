import type { AttendanceFlag } from '../../domain/attendance/attendance-record';
import { placeBandWords } from '../../domain/attendance/place';
import { addDays, clockOf, dayOf, instantOf } from '../../domain/kernel/time';
import { narrowed } from '../attendance/narrow-records';
import { originWords } from '../attendance/origin-words';
import { recordsOf } from '../data/attendance-counts';
import type { AttendanceRecord } from '../data/documents';
import { readRecordsUp } from '../data/record-reader';
import { batchOf, findOwnProject } from '../data/projects';
import { rowBy, whoColumns, type Column, type OpenSource } from './source';

const flagWords: Record<AttendanceFlag, string> = {
  lateUpload: '补传',
  outsidePlace: '会场范围外',
  noPlace: '无位置',
  fromAlbum: '相册扫码',
  twoPlaces: '两地同时签到',
  longAfterDisplay: '距显示时间过长',
  twoHalls: '两个会场同时签到',
  codeTail: '码尾集中',
  sameLateCode: '同码补传',
};
export const flagsText = (flags: readonly AttendanceFlag[]): string => flags.map((flag) => flagWords[flag]).join('、');

const momentOf = (instant: number): string => `${dayOf(instant)} ${clockOf(instant)}`;

/** A record with the names of the courses that it counts for. */
type Row = AttendanceRecord['who'] & { record: AttendanceRecord; courses: string };

const columns: readonly Column<Row>[] = [
  ...whoColumns<Row>(),
  { title: '考勤时间', width: 20, valueOf: ({ record }) => momentOf(record.evidenceAt) },
  { title: '收到时间', width: 20, valueOf: ({ record }) => momentOf(record.receivedAt) },
  { title: '考勤地址', width: 18, valueOf: ({ record }) => record.placeName },
  { title: '远近', width: 18, valueOf: ({ record }) => (record.place ? placeBandWords[record.place] : '') },
  { title: '课程', width: 24, valueOf: ({ courses }) => courses },
  { title: '方式', width: 8, valueOf: ({ record }) => originWords[record.origin] },
  { title: '待确认', width: 8, valueOf: ({ record }) => (record.confirmed ? '' : '是') },
  {
    title: '已撤下',
    width: 20,
    valueOf: ({ record: { removed, ruling } }) => (removed && ruling ? `${ruling.by}：${ruling.reason}` : ''),
  },
  { title: '补签或申诉', width: 20, valueOf: ({ record: { made } }) => (made ? `${made.by}：${made.reason}` : '') },
  { title: '存疑', width: 20, valueOf: ({ record }) => flagsText(record.flags) },
];

/** 考勤明细 (M18): every record of a batch, the oldest first. */
export const openRecords: OpenSource<'records'> = async (db, institutionId, what) => {
  const { projectId, batchId } = what;
  const project = await findOwnProject(db, { projectId, institutionId });
  const { begin } = batchOf(project, batchId);
  const own = { institutionId, projectId, batchId };
  const topics = new Map(project.courses.map(({ courseId, topic }) => [courseId, topic]));
  const { total } = await db.together({ collection: 'projects', id: projectId }, { total: recordsOf(own) });
  const rowOf = rowBy(columns);
  const { isMeant } = narrowed(what);
  const from = what.day === undefined ? 0 : instantOf(what.day);
  const until = what.day === undefined ? Number.MAX_SAFE_INTEGER : instantOf(addDays(what.day, 1));
  return {
    name: '考勤明细',
    about: `${project.projectNumber}-${what.day ?? begin}`,
    projectId,
    columns,
    total,
    async *portions(place) {
      for await (const { rows, cursor } of readRecordsUp(db, own, { from, until, cursor: place })) {
        const meant = rows.filter(isMeant).map((record) => {
          const courses = record.courseIds
            .map((courseId) => topics.get(courseId) ?? '')
            .filter((topic) => topic !== '');
          return rowOf({ ...record.who, record, courses: courses.join('、') });
        });
        yield { rows: meant, read: rows.length, place: cursor };
      }
    },
  };
};
