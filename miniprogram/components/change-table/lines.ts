import type { OutputOf } from '../../../contract/index';
import { changesOf, type ContentChange } from '../../../domain/project/change-request';
import { activityForms } from '../../../domain/project/project';
import type { Course, ProjectForm } from '../../../domain/project/project';
import { lecturerNames } from '../../../domain/project/lecturers';
import { formatFen } from '../../../domain/kernel/amount';
import { labelOf } from '../../../domain/kernel/enumeration';
import { teachingDays, type Batch } from '../../../domain/project/batch';
import { fullDayRange, hours, shortDay } from '../../services/format';
import { lessonWords } from '../../services/lesson-words';
import { plannedTimes } from '../window-strip/planned';

type Content = Pick<OutputOf<'change.get'>['before'], 'form' | 'courses' | 'batches'>;

/** One thing that changes, before and after. */
export interface ChangeLine {
  key: string;
  what: string;
  before: string;
  after: string;
}

export const fieldNames: Record<keyof ProjectForm, string> = {
  year: '举办年度',
  venue: '举办地点',
  platform: '授课平台',
  activityForm: '举办方式',
  plannedBegin: '拟举办起始',
  plannedEnd: '拟举办截止',
  plannedDayTenths: '举办期限',
  filedLocally: '举办地备案',
  assessed: '是否考核',
  theoryHourTenths: '讲授理论',
  practicalHourTenths: '实验示范',
  discipline2: 'II级学科',
  discipline3: 'III级学科',
  contactName: '项目经办人',
  contactPhone: '联系电话',
  projectLead: '项目负责人',
  meetingCostFen: '会议费用',
  plannedAttendees: '计划人数',
  enrolment: '网上报名',
  bring: '请带',
  venuePoint: '地图位置',
  otherNumber: '其它编号',
  remarks: '备注',
};

const LEFT_OPEN = '未填写';

function valueOf(field: keyof ProjectForm, value: ProjectForm[keyof ProjectForm]): string {
  if (value === undefined || value === null || value === '') return LEFT_OPEN;
  if (field === 'enrolment') return value === true ? '开放' : '不开放';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (field === 'venuePoint') return `地图上 ${String(value)}`;
  if (typeof value === 'string') return field === 'activityForm' ? labelOf(activityForms, value) : value;
  if (field === 'meetingCostFen') return `${formatFen(value)} 元`;
  if (field === 'plannedAttendees') return `${value} 人`;
  if (field === 'plannedDayTenths') return `${hours(value)} 天`;
  return field === 'year' ? String(value) : `${hours(value)} 学时`;
}

const batchWords = (batch: Batch | null, none: string): string =>
  batch === null
    ? none
    : [
        fullDayRange(batch.begin, batch.end),
        plannedTimes(batch.windows, teachingDays(batch).length === 1 ? '当天' : '每天'),
        ...(batch.restDays ?? []).map(({ day, reason }) => `${shortDay(day)} 不上课：${reason}`),
      ]
        .filter((words) => words !== '')
        .join('\n');

const courseWords = (course: Course | null, none: string): string =>
  course === null
    ? none
    : [
        course.topic,
        lecturerNames(course.lecturers) || '主讲人未填',
        lessonWords(course.lessons),
        `${hours(course.hourTenths)} 学时`,
      ]
        .filter((words) => words !== '')
        .join('\n');

function lineOf(change: ContentChange, index: number): ChangeLine {
  switch (change.area) {
    case 'form':
      return {
        key: change.field,
        what: fieldNames[change.field],
        before: valueOf(change.field, change.before),
        after: valueOf(change.field, change.after),
      };
    case 'batch':
      return {
        key: change.batchId,
        what: `举办周期 第 ${change.number} 期`,
        before: batchWords(change.before, '没有这一期'),
        after: batchWords(change.after, '取消这一期'),
      };
    case 'course':
      return {
        key: `${index} ${change.courseId}`,
        what: '课程',
        before: courseWords(change.before, '没有这节课'),
        after: courseWords(change.after, '取消这节课'),
      };
  }
}

/** What differs between two versions of a project, in words. */
export const changeLines = (before: Content, after: Content): ChangeLine[] => changesOf(before, after).map(lineOf);
