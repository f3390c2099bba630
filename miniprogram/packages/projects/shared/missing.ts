import { labelOf } from '../../../../domain/kernel/enumeration';
import { MAX_ANALYSIS_WINDOWS } from '../../../../domain/project/attendance-window';
import type { MissingItem } from '../../../../domain/project/project-checks';
import { documentKinds } from '../../../../domain/project/project';
import { formFieldLabel } from './form-fields';

/** The part of a project where something is to be mended. */
export type ProjectPart = 'form' | 'courses' | 'batches' | 'documents';

/** One thing to mend before a project can be submitted, with the way to it. */
export interface MissingLine {
  code: string;
  words: string;
  part: ProjectPart;
  /** The form's field, the course's place or the document that it is about; '' where it is the whole part. */
  at: string;
}

/** What is wrong, as it is said at the field or the batch itself. */
export const problemWords: Record<MissingItem['code'], string> = {
  required: '必填',
  phoneFormat: '请填写手机或座机号码',
  plannedDatesOrder: '截止日期早于起始日期',
  hoursExceedTotal: '理论与实验学时合计超过总学时',
  atLeastOneCourse: '至少添加一节课程',
  courseHoursExceed: '课程学时合计超过总学时',
  lecturerHoursDiffer: '各主讲人学时合计与课程学时不一致',
  atLeastOneBatch: '至少添加一个举办周期',
  batchDayInvalid: '请选择起始和截止日期',
  batchOrder: '截止日期早于起始日期',
  batchOutsideYear: '日期不在举办年度内',
  batchOverlap: '与另一期的日期重叠',
  batchTooManyDays: `上课不能超过 ${MAX_ANALYSIS_WINDOWS} 天，请分成几期`,
  noWindow: '没有考勤时间段',
  tooManyWindows: `考勤时间段不能超过 ${MAX_ANALYSIS_WINDOWS} 个`,
  windowOrder: '有考勤时间段的结束早于开始',
  windowCrossesDays: '有考勤时间段跨了两天',
  windowOutsideBatch: '有考勤时间段不在周期之内',
  restDayOutsideBatch: '停课日不在周期之内',
  restDayWithoutReason: '停课日要写明原因',
  documentMissing: '没有上传',
};

const COURSE_FIELDS: Readonly<Record<string, string>> = { topic: '讲授题目', hourTenths: '学时' };

function place(part: string, at: string, batchIds: readonly string[]): string {
  if (part === 'form') return formFieldLabel(at);
  if (part === 'documents') return labelOf(documentKinds, at);
  if (part === 'batches' && at !== '') return `第 ${batchIds.indexOf(at) + 1} 期`;
  if (part === 'courses' && at !== '') {
    const [index = '', field = ''] = at.split('.');
    return `第 ${Number(index) + 1} 节课程${field === '' ? '' : `的${COURSE_FIELDS[field] ?? field}`}`;
  }
  return '';
}

const isPart = (text: string): text is ProjectPart => ['form', 'courses', 'batches', 'documents'].includes(text);

/**
 * A code of `missingCode` (`area[.place].problem`) in words.
 * @param batchIds ids of the project's batches in their order, to call them 第 n 期
 */
export function missingLine(code: string, batchIds: readonly string[]): MissingLine {
  const segments = code.split('.');
  const [first = ''] = segments;
  const problem = segments[segments.length - 1] ?? '';
  const at = segments.slice(1, -1).join('.');
  const part = isPart(first) ? first : 'form';
  const words = Object.prototype.hasOwnProperty.call(problemWords, problem)
    ? problemWords[problem as MissingItem['code']]
    : problem;
  const where = place(part, at, batchIds);
  return { code, part, at, words: where === '' ? words : `${where}：${words}` };
}
