import type { OutputOf } from '../../../../contract/index';
import { formatHourTenths, parseHourTenths } from '../../../../domain/kernel/amount';
import {
  checkCardNumber,
  checkContactPhone,
  normaliseCardNumber,
  normaliseContactPhone,
} from '../../../../domain/person/person';
import { foldName, NAME_LENGTH_AT_MOST } from '../../../../domain/person/name';
import { educations, genders, professionalTitles } from '../../../../domain/person/profession';
import { areaOfCourseField } from '../../../../domain/project/project-change';
import type { Course } from '../../../../domain/project/project';
import type { ProjectState } from '../../../../domain/project/project-state';
import { hours } from '../../../services/format';
import { openNameWords } from '../../../services/name-words';
import { lockNote } from '../shared/edit-lock';
import { fieldRow, type FieldRow, type FieldSpec } from '../shared/fields';

export type Project = OutputOf<'project.get'>;
export type CourseKey = Exclude<keyof Course, 'courseId'>;
/** A course as it is typed: text throughout. */
export type CourseValues = Record<CourseKey, string>;
export type CourseErrors = Partial<Record<CourseKey, string>>;

export interface CourseSection {
  title: string;
  rows: FieldRow[];
}

/** M7's fields; only topic and hours are starred. */
const SECTIONS: readonly { title: string; fields: readonly FieldSpec<CourseKey>[] }[] = [
  {
    title: '课程',
    fields: [
      { key: 'topic', label: '讲授题目', kind: 'long', required: true, max: 100 },
      { key: 'hourTenths', label: '学时', kind: 'digit', required: true, unit: '学时', max: 6 },
      { key: 'remarks', label: '备注', kind: 'long', max: 200 },
    ],
  },
  {
    title: '主讲人',
    fields: [
      {
        key: 'lecturerIsProjectLead',
        label: '项目负责人',
        kind: 'choice',
        options: [
          { code: 'true', label: '是' },
          { code: 'false', label: '不是' },
        ],
      },
      { key: 'lecturerName', label: '教师姓名', kind: 'text', max: NAME_LENGTH_AT_MOST },
      { key: 'cardNumber', label: '医通卡号', kind: 'text', max: 20, placeholder: '给主讲人授分要用' },
      { key: 'professionalTitle', label: '职称', kind: 'select', options: professionalTitles },
      { key: 'position', label: '职务', kind: 'text', max: 40 },
      { key: 'institutionName', label: '所在单位', kind: 'long', max: 60 },
      { key: 'department', label: '科室/专业', kind: 'text', max: 40 },
      { key: 'education', label: '最高学历', kind: 'select', options: educations },
      { key: 'gender', label: '性别', kind: 'choice', options: genders },
      { key: 'birthDate', label: '出生日期', kind: 'date', start: '1930-01-01' },
      { key: 'phone', label: '联系电话', kind: 'text', max: 30 },
    ],
  },
];
const specs = SECTIONS.flatMap(({ fields }) => fields);

/** A course as text to be edited; a new one is empty. */
export const toCourseValues = (course: Course | undefined): CourseValues => ({
  topic: course?.topic ?? '',
  hourTenths: course === undefined ? '' : formatHourTenths(course.hourTenths),
  remarks: course?.remarks ?? '',
  lecturerIsProjectLead: String(course?.lecturerIsProjectLead ?? false),
  lecturerName: course?.lecturerName ?? '',
  cardNumber: course?.cardNumber ?? '',
  professionalTitle: course?.professionalTitle ?? '',
  position: course?.position ?? '',
  institutionName: course?.institutionName ?? '',
  department: course?.department ?? '',
  education: course?.education ?? '',
  gender: course?.gender ?? '',
  birthDate: course?.birthDate ?? '',
  phone: course?.phone ?? '',
});

const codeIn = <Code extends string>(list: readonly { readonly code: Code }[], value: string): Code | null =>
  list.find(({ code }) => code === value)?.code ?? null;

/** Hours that the project has left for this course, in tenths: the total less all the others. */
export function hoursLeft({ hourTenths, courses }: Pick<Project, 'hourTenths' | 'courses'>, courseId: string): number {
  return courses
    .filter((course) => course.courseId !== courseId)
    .reduce((left, course) => left - course.hourTenths, hourTenths);
}

/** What was typed as a course to be saved, with everything that is wrong with it. @param savedNames that stand in the project already */
export function toCourse(
  values: CourseValues,
  courseId: string,
  leftHourTenths: number,
  savedNames: readonly string[] = [],
): { course: Course; errors: CourseErrors } {
  const errors: CourseErrors = {};
  const hourTenths = parseHourTenths(values.hourTenths) ?? 0;
  const cardNumber = normaliseCardNumber(values.cardNumber);
  const phone = normaliseContactPhone(values.phone);
  if (values.topic.trim() === '') errors.topic = '必填';
  if (values.hourTenths.trim() === '') errors.hourTenths = '必填';
  else if (hourTenths <= 0) errors.hourTenths = '请填写大于 0 的学时，如 1.5';
  else if (hourTenths > leftHourTenths)
    errors.hourTenths = `超过项目总学时，这节课最多 ${hours(Math.max(0, leftHourTenths))} 学时`;
  if (cardNumber !== '' && checkCardNumber(cardNumber) !== undefined)
    errors.cardNumber = '医通卡号是 4–20 位数字或字母';
  if (phone !== '' && checkContactPhone(phone) !== undefined) errors.phone = '请填写手机或座机号码';
  const lecturerProblem = openNameWords(values.lecturerName, savedNames);
  if (lecturerProblem !== undefined) errors.lecturerName = lecturerProblem;
  const course: Course = {
    courseId,
    topic: values.topic.trim(),
    hourTenths,
    lecturerIsProjectLead: values.lecturerIsProjectLead === 'true',
    cardNumber,
    lecturerName: foldName(values.lecturerName),
    gender: codeIn(genders, values.gender),
    birthDate: values.birthDate === '' ? null : values.birthDate,
    education: codeIn(educations, values.education),
    department: values.department.trim(),
    professionalTitle: codeIn(professionalTitles, values.professionalTitle),
    position: values.position.trim(),
    phone,
    institutionName: values.institutionName.trim(),
    remarks: values.remarks.trim(),
  };
  return { course, errors };
}

/** Whether a field can no longer be changed in this state of the project. */
export const isLocked = (key: CourseKey, state: ProjectState): boolean =>
  lockNote(state, areaOfCourseField(key)) !== '';

export function courseFieldRow(
  key: CourseKey,
  values: CourseValues,
  errors: CourseErrors,
  state: ProjectState,
): FieldRow {
  const spec = specs.find((candidate) => candidate.key === key);
  if (spec === undefined) throw new RangeError(`no such field: ${key}`);
  return fieldRow(spec, values[key], { error: errors[key] ?? '', lockedNote: lockNote(state, areaOfCourseField(key)) });
}

export const courseSections = (values: CourseValues, errors: CourseErrors, state: ProjectState): CourseSection[] =>
  SECTIONS.map(({ title, fields }) => ({
    title,
    rows: fields.map(({ key }) => courseFieldRow(key, values, errors, state)),
  }));

/** The first field with an error, in the order of the screen. */
export const firstWrong = (errors: CourseErrors): CourseKey | undefined =>
  specs.map(({ key }) => key).find((key) => (errors[key] ?? '') !== '');

/** The courses with one of them replaced, added at the end, or (without `course`) removed. */
export function withCourse(courses: readonly Course[], courseId: string, course: Course | undefined): Course[] {
  if (course === undefined) return courses.filter((candidate) => candidate.courseId !== courseId);
  return courses.some((candidate) => candidate.courseId === courseId)
    ? courses.map((candidate) => (candidate.courseId === courseId ? course : candidate))
    : [...courses, course];
}
