import { formatHourTenths, parseHourTenths } from '../../../../domain/kernel/amount';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { NAME_LENGTH_AT_MOST } from '../../../../domain/person/name';
import { checkCardNumber, checkContactPhone, maskCardNumber } from '../../../../domain/person/person';
import { educations, genders, professionalTitles } from '../../../../domain/person/profession';
import { sharedHours } from '../../../../domain/project/lecturers';
import { areaOfCourseField, areaOfLecturerField } from '../../../../domain/project/project-change';
import type { ProjectArea, ProjectState } from '../../../../domain/project/project-state';
import { hours } from '../../../services/format';
import { openNameWords } from '../../../services/name-words';
import { lessonWords } from '../../../services/lesson-words';
import { thereWording, type Wording } from '../components/conflict-sheet/two-versions';
import { lockNote } from '../shared/edit-lock';
import { fieldRow, type FieldRow, type FieldSpec } from '../shared/fields';
import {
  courseOfValues,
  keyOf,
  lecturerKey,
  lecturersIn,
  lessonsIn,
  type Course,
  type CourseValues,
  type Lecturer,
  type LecturerKey,
  type Project,
} from './values';

/** What is wrong, by the keys of {@link CourseValues}. */
export type CourseErrors = Record<string, string>;

/** A lecturer as the page draws them: a line, and their fields where it is opened. */
export interface LecturerCard {
  lecturerId: string;
  number: number;
  name: string;
  line: string;
  card: string;
  lead: boolean;
  /** Of several lecturers, what each teaches. */
  share: string;
  wrong: boolean;
  open: boolean;
  rows: FieldRow[];
}

type OwnKey = 'topic' | 'hourTenths' | 'remarks';

const COURSE_FIELDS: readonly FieldSpec<OwnKey>[] = [
  { key: 'topic', label: '讲授题目', kind: 'long', required: true, max: 100 },
  { key: 'hourTenths', label: '学时', kind: 'digit', required: true, unit: '学时', max: 6 },
  { key: 'remarks', label: '备注', kind: 'long', max: 200 },
];

/** M7's fields of a lecturer. */
const LECTURER_FIELDS: readonly FieldSpec<LecturerKey>[] = [
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
  { key: 'hourTenths', label: '授课学时', kind: 'digit', required: true, unit: '学时', max: 6 },
  { key: 'cardNumber', label: '医通卡号', kind: 'text', max: 20, placeholder: '给主讲人授分要用' },
  { key: 'professionalTitle', label: '职称', kind: 'select', options: professionalTitles },
  { key: 'position', label: '职务', kind: 'text', max: 40 },
  { key: 'institutionName', label: '所在单位', kind: 'long', max: 60 },
  { key: 'department', label: '科室/专业', kind: 'text', max: 40 },
  { key: 'education', label: '最高学历', kind: 'select', options: educations },
  { key: 'gender', label: '性别', kind: 'choice', options: genders },
  { key: 'birthDate', label: '出生日期', kind: 'date', start: '1930-01-01' },
  { key: 'phone', label: '联系电话', kind: 'text', max: 30 },
];

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
  const course = courseOfValues(values, courseId);
  if (course.topic === '') errors.topic = '必填';
  if ((values.hourTenths ?? '').trim() === '') errors.hourTenths = '必填';
  else if (course.hourTenths <= 0) errors.hourTenths = '请填写大于 0 的学时，如 1.5';
  else if (course.hourTenths > leftHourTenths)
    errors.hourTenths = `超过项目总学时，这节课最多 ${hours(Math.max(0, leftHourTenths))} 学时`;
  if (course.lessons.some(({ begin, end }) => begin >= end)) errors.lessons = '结束要晚于开始';
  for (const lecturer of course.lecturers) Object.assign(errors, lecturerErrors(lecturer, values, savedNames));
  const shared = sharedHours(course.lecturers);
  const [first] = course.lecturers;
  if (first !== undefined && course.lecturers.length > 1 && shared !== course.hourTenths)
    errors[keyOf(first.lecturerId, 'hourTenths')] ??=
      `各主讲人合计 ${hours(shared)} 学时，要等于课程的 ${hours(course.hourTenths)}`;
  return { course, errors };
}

function lecturerErrors(lecturer: Lecturer, values: CourseValues, savedNames: readonly string[]): CourseErrors {
  const { lecturerId, cardNumber, phone } = lecturer;
  const errors: CourseErrors = {};
  if (cardNumber !== '' && checkCardNumber(cardNumber) !== undefined)
    errors[keyOf(lecturerId, 'cardNumber')] = '医通卡号是 4–20 位数字或字母';
  if (phone !== '' && checkContactPhone(phone) !== undefined)
    errors[keyOf(lecturerId, 'phone')] = '请填写手机或座机号码';
  const share = values[keyOf(lecturerId, 'hourTenths')] ?? '';
  if (lecturersIn(values).length > 1 && parseHourTenths(share) === undefined)
    errors[keyOf(lecturerId, 'hourTenths')] = '请填写学时，如 1.5';
  const problem = openNameWords(values[keyOf(lecturerId, 'lecturerName')] ?? '', savedNames);
  if (problem !== undefined) errors[keyOf(lecturerId, 'lecturerName')] = problem;
  return errors;
}

/** The area of the project that a key belongs to, see {@link CourseValues}. */
function areaOf(key: string): ProjectArea {
  const of = lecturerKey(key);
  if (of !== undefined) return areaOfLecturerField(of.field);
  return key === 'lecturers' ? 'courses' : areaOfCourseField(key as OwnKey | 'lessons');
}

/** Whether a field can no longer be changed in this state of the project. */
export const isLocked = (key: string, state: ProjectState): boolean => lockNote(state, areaOf(key)) !== '';

/** One field of the course or of one of its lecturers. @throws RangeError for a key that is none */
export function courseFieldRow(key: string, values: CourseValues, errors: CourseErrors, state: ProjectState): FieldRow {
  const of = lecturerKey(key);
  const spec: FieldSpec<string> | undefined = of
    ? LECTURER_FIELDS.find((candidate) => candidate.key === of.field)
    : COURSE_FIELDS.find((candidate) => candidate.key === key);
  if (spec === undefined) throw new RangeError(`no such field: ${key}`);
  return fieldRow({ ...spec, key }, values[key] ?? '', {
    error: errors[key] ?? '',
    lockedNote: lockNote(state, areaOf(key)),
  });
}

/** The rows of the course itself; the remarks stand at the end of the page. */
export const courseRows = (values: CourseValues, errors: CourseErrors, state: ProjectState): FieldRow[] =>
  (['topic', 'hourTenths'] as const).map((key) => courseFieldRow(key, values, errors, state));

export function lecturerCards(
  values: CourseValues,
  errors: CourseErrors,
  { state, open }: { state: ProjectState; open: ReadonlySet<string> },
): LecturerCard[] {
  const ids = lecturersIn(values);
  return ids.map((lecturerId, index) =>
    lecturerCard(lecturerId, index, { values, errors, state, open: open.has(lecturerId), alone: ids.length === 1 }),
  );
}

function lecturerCard(
  lecturerId: string,
  index: number,
  {
    values,
    errors,
    state,
    open,
    alone,
  }: { values: CourseValues; errors: CourseErrors; state: ProjectState; open: boolean; alone: boolean },
): LecturerCard {
  const text = (field: LecturerKey): string => values[keyOf(lecturerId, field)] ?? '';
  const fields = LECTURER_FIELDS.map(({ key }) => key).filter((field) => !(alone && field === 'hourTenths'));
  const title = text('professionalTitle');
  const share = parseHourTenths(text('hourTenths'));
  return {
    lecturerId,
    number: index + 1,
    name: text('lecturerName'),
    line: [title === '' ? '' : labelOf(professionalTitles, title), text('department')]
      .filter((part) => part !== '')
      .join(' · '),
    card: text('cardNumber') === '' ? '' : maskCardNumber(text('cardNumber')),
    lead: text('lecturerIsProjectLead') === 'true',
    share: alone || share === undefined ? '' : `${formatHourTenths(share)} 学时`,
    wrong: fields.some((field) => (errors[keyOf(lecturerId, field)] ?? '') !== ''),
    open,
    rows: open ? fields.map((field) => courseFieldRow(keyOf(lecturerId, field), values, errors, state)) : [],
  };
}

/** The first key with an error, in the order of the screen. */
export function firstWrong(values: CourseValues, errors: CourseErrors): string | undefined {
  const keys = [
    'topic',
    'hourTenths',
    'lessons',
    ...lecturersIn(values).flatMap((id) => LECTURER_FIELDS.map(({ key }) => keyOf(id, key))),
    'remarks',
  ];
  return keys.find((key) => (errors[key] ?? '') !== '');
}

/** The courses with one of them replaced, added at the end, or (without `course`) removed. */
export function withCourse(courses: readonly Course[], courseId: string, course: Course | undefined): Course[] {
  if (course === undefined) return courses.filter((candidate) => candidate.courseId !== courseId);
  return courses.some((candidate) => candidate.courseId === courseId)
    ? courses.map((candidate) => (candidate.courseId === courseId ? course : candidate))
    : [...courses, course];
}

/** How the fields of a course are named and said where two versions of it stand side by side. */
export const courseWording: Wording<string> = {
  label(key) {
    const there = thereWording(key, '这节课程');
    if (there !== undefined) return there.label;
    if (key === 'lessons') return '上课时间';
    if (key === 'lecturers') return '主讲人名单';
    const { label } = courseFieldRow(key, {}, {}, 'draft');
    return lecturerKey(key) === undefined ? label : `主讲人${label}`;
  },
  words(key, value) {
    const there = thereWording(key, '');
    if (there !== undefined) return there.words(value);
    if (key === 'lessons') return lessonWords(lessonsIn({ lessons: value }));
    if (key === 'lecturers') return `${lecturersIn({ lecturers: value }).length} 位`;
    return courseFieldRow(key, { [key]: value }, {}, 'draft').shown || value;
  },
};
