import type { OutputOf } from '../../../../contract/index';
import { formatHourTenths, parseHourTenths } from '../../../../domain/kernel/amount';
import { foldName } from '../../../../domain/person/name';
import { normaliseCardNumber, normaliseContactPhone } from '../../../../domain/person/person';
import { educations, genders, professionalTitles } from '../../../../domain/person/profession';
import { proposeShares } from '../../../../domain/project/lecturers';
import type { Lesson } from '../../../../domain/project/lessons';

export type Project = OutputOf<'project.get'>;
export type Course = Project['courses'][number];
export type Lecturer = Course['lecturers'][number];
export type LecturerKey = Exclude<keyof Lecturer, 'lecturerId'>;

/**
 * A course as it is typed: text throughout, under flat keys, so that two versions of it can be compared and merged field by field. The
 * fields of a lecturer stand under `<lecturerId>-<field>`; `lessons` and `lecturers` are lists as {@link lessonsIn} and
 * {@link lecturersIn} read them.
 */
export type CourseValues = Record<string, string>;

const LIST = '|';

export const lessonsIn = (values: CourseValues): Lesson[] =>
  (values.lessons ?? '')
    .split(LIST)
    .filter((text) => text !== '')
    .map((text) => {
      const [day = '', begin = '', end = ''] = text.split(' ');
      return { day, begin, end };
    });
export const lessonsText = (lessons: readonly Lesson[]): string =>
  lessons.map(({ day, begin, end }) => `${day} ${begin} ${end}`).join(LIST);

/** The ids of its lecturers, in order. */
export const lecturersIn = (values: CourseValues): string[] =>
  (values.lecturers ?? '').split(LIST).filter((id) => id !== '');
export const lecturersText = (ids: readonly string[]): string => ids.join(LIST);

export const keyOf = (lecturerId: string, field: LecturerKey): string => `${lecturerId}-${field}`;
/** The lecturer and the field that a key means; undefined for a field of the course itself. */
export function lecturerKey(key: string): { lecturerId: string; field: LecturerKey } | undefined {
  const at = key.lastIndexOf('-');
  return at < 0 ? undefined : { lecturerId: key.slice(0, at), field: key.slice(at + 1) as LecturerKey };
}

const lecturerText = (lecturer: Lecturer | undefined): Record<LecturerKey, string> => ({
  hourTenths: lecturer === undefined ? '' : formatHourTenths(lecturer.hourTenths),
  lecturerIsProjectLead: String(lecturer?.lecturerIsProjectLead ?? false),
  lecturerName: lecturer?.lecturerName ?? '',
  cardNumber: lecturer?.cardNumber ?? '',
  professionalTitle: lecturer?.professionalTitle ?? '',
  position: lecturer?.position ?? '',
  institutionName: lecturer?.institutionName ?? '',
  department: lecturer?.department ?? '',
  education: lecturer?.education ?? '',
  gender: lecturer?.gender ?? '',
  birthDate: lecturer?.birthDate ?? '',
  phone: lecturer?.phone ?? '',
});

/** The texts of one lecturer; a new one is empty. */
export const lecturerValues = (lecturerId: string, lecturer?: Lecturer): CourseValues =>
  Object.fromEntries(
    Object.entries(lecturerText(lecturer)).map(([field, value]) => [keyOf(lecturerId, field as LecturerKey), value]),
  );

/** A course as text to be edited; a new one is empty. */
export const toCourseValues = (course: Course | undefined): CourseValues => ({
  topic: course?.topic ?? '',
  hourTenths: course === undefined ? '' : formatHourTenths(course.hourTenths),
  remarks: course?.remarks ?? '',
  lessons: lessonsText(course?.lessons ?? []),
  lecturers: lecturersText((course?.lecturers ?? []).map(({ lecturerId }) => lecturerId)),
  ...(Object.assign(
    {},
    ...(course?.lecturers ?? []).map((lecturer) => lecturerValues(lecturer.lecturerId, lecturer)),
  ) as CourseValues),
});

const codeIn = <Code extends string>(list: readonly { readonly code: Code }[], value: string): Code | null =>
  list.find(({ code }) => code === value)?.code ?? null;

const tenthsIn = (text: string): number => parseHourTenths(text) ?? 0;

function lecturerOf(values: CourseValues, lecturerId: string, hourTenths: number): Lecturer {
  const text = (field: LecturerKey): string => values[keyOf(lecturerId, field)] ?? '';
  return {
    lecturerId,
    hourTenths,
    lecturerIsProjectLead: text('lecturerIsProjectLead') === 'true',
    cardNumber: normaliseCardNumber(text('cardNumber')),
    lecturerName: foldName(text('lecturerName')),
    gender: codeIn(genders, text('gender')),
    birthDate: text('birthDate') === '' ? null : text('birthDate'),
    education: codeIn(educations, text('education')),
    department: text('department').trim(),
    professionalTitle: codeIn(professionalTitles, text('professionalTitle')),
    position: text('position').trim(),
    phone: normaliseContactPhone(text('phone')),
    institutionName: text('institutionName').trim(),
  };
}

/** The course that was typed, whatever is wrong with it. */
export function courseOfValues(values: CourseValues, courseId: string): Course {
  const hourTenths = tenthsIn(values.hourTenths ?? '');
  const ids = lecturersIn(values);
  return {
    courseId,
    topic: (values.topic ?? '').trim(),
    hourTenths,
    lessons: lessonsIn(values),
    lecturers: ids.map((id) =>
      // Who teaches alone teaches all of it.
      lecturerOf(values, id, ids.length === 1 ? hourTenths : tenthsIn(values[keyOf(id, 'hourTenths')] ?? '')),
    ),
    remarks: (values.remarks ?? '').trim(),
  };
}

/**
 * The hours of each lecturer after the hours of the course, or who teaches it, were changed: proposed anew where they were as proposed
 * before, and left alone where somebody had typed others.
 */
export function sharesAfter(before: CourseValues, after: CourseValues): CourseValues {
  const shares = (values: CourseValues): string[] => {
    const ids = lecturersIn(values);
    return proposeShares(tenthsIn(values.hourTenths ?? ''), ids.length).map(formatHourTenths);
  };
  const proposed = shares(before);
  const untouched = lecturersIn(before).every((id, index) => {
    const share = before[keyOf(id, 'hourTenths')] ?? '';
    return share === '' || share === proposed[index];
  });
  if (!untouched) return {};
  const anew = shares(after);
  return Object.fromEntries(lecturersIn(after).map((id, index) => [keyOf(id, 'hourTenths'), anew[index] ?? '']));
}

/**
 * A lecturer whom a colleague has removed while their fields were typed here comes back with what was chosen: else it would be kept
 * under no lecturer.
 * @param saved as it was loaded
 */
export function withTypedLecturers(values: CourseValues, saved: CourseValues): CourseValues {
  const listed = lecturersIn(values);
  const typed = Object.keys(values)
    .filter((key) => (values[key] ?? '') !== '' && values[key] !== saved[key])
    .flatMap((key) => lecturerKey(key)?.lecturerId ?? []);
  const back = [...new Set(typed)].filter((id) => !listed.includes(id));
  return back.length === 0 ? values : { ...values, lecturers: lecturersText([...listed, ...back]) };
}
