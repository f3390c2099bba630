/**
 * Whether a change of a project's content may be made (rules: "After approval"): texts and lecturer data may be corrected, which is
 * logged; dates, batches, venue and hours need the centre's approval of a change.
 */
import type { Batch } from './batch';
import { areSameLessons } from './lessons';
import type { Course, Lecturer, ProjectForm } from './project';
import { editRight } from './project-state';
import type { ProjectArea, ProjectState } from './project-state';

/** The part of a project that its pages edit. */
export type EditableContent = {
  form: ProjectForm;
  courses: readonly Course[];
  batches: readonly Batch[];
};

// What decides nothing about dates, place, hours or credits. Every other field of the form was reviewed with them.
const TEXT_FIELDS: readonly (keyof ProjectForm)[] = [
  'discipline2',
  'discipline3',
  'projectLead',
  'contactName',
  'contactPhone',
  'plannedAttendees',
  'enrolment',
  'bring',
  'venuePoint',
  'otherNumber',
  'remarks',
];

const COURSE_AREAS: Record<Exclude<keyof Course, 'courseId' | 'lecturers'>, 'text' | 'courses'> = {
  topic: 'text',
  remarks: 'text',
  hourTenths: 'courses',
  lessons: 'courses',
};

// Who somebody is and how much they teach is what the centre has approved; what is known of them may be corrected.
const LECTURER_AREAS: Record<Exclude<keyof Lecturer, 'lecturerId'>, 'lecturer' | 'courses'> = {
  hourTenths: 'courses',
  lecturerName: 'courses',
  lecturerIsProjectLead: 'lecturer',
  cardNumber: 'lecturer',
  gender: 'lecturer',
  birthDate: 'lecturer',
  education: 'lecturer',
  department: 'lecturer',
  professionalTitle: 'lecturer',
  position: 'lecturer',
  phone: 'lecturer',
  institutionName: 'lecturer',
};

function keysOf<T extends object>(value: T): (keyof T)[] {
  return Object.keys(value) as (keyof T)[];
}

/** The area of a field of the form: what a change of it would touch. */
export function areaOfFormField(field: keyof ProjectForm): ProjectArea {
  return TEXT_FIELDS.includes(field) ? 'text' : 'form';
}

/** The area of a field of a course. */
export function areaOfCourseField(field: keyof typeof COURSE_AREAS): ProjectArea {
  return COURSE_AREAS[field];
}

/** The area of a field of a lecturer. */
export function areaOfLecturerField(field: keyof typeof LECTURER_AREAS): ProjectArea {
  return LECTURER_AREAS[field];
}

/** The fields in which two forms differ, in their order. One that came later than a form is open where it is missing. */
export function changedFields(before: ProjectForm, after: ProjectForm): (keyof ProjectForm)[] {
  const fields = new Set([...keysOf(after), ...keysOf(before)]);
  return [...fields].filter((field) => (before[field] ?? '') !== (after[field] ?? ''));
}

const formAreas = (before: ProjectForm, after: ProjectForm): ProjectArea[] =>
  changedFields(before, after).map(areaOfFormField);

function courseAreas(before: readonly Course[], after: readonly Course[]): ProjectArea[] {
  const sameCourses =
    before.length === after.length && after.every(({ courseId }, index) => before[index]?.courseId === courseId);
  if (!sameCourses) return ['courses'];
  return after.flatMap((course, index) => {
    const earlier = before[index];
    return earlier ? areasOfCourse(earlier, course) : [];
  });
}

/** The fields of a course in which two versions of it differ. */
export function changedCourseFields(before: Course, after: Course): Exclude<keyof Course, 'courseId'>[] {
  return COURSE_FIELDS.filter((field) => {
    if (field === 'lessons') return !areSameLessons(before.lessons, after.lessons);
    if (field === 'lecturers') return lecturerAreas(before.lecturers, after.lecturers).length > 0;
    return before[field] !== after[field];
  });
}

const COURSE_FIELDS = [
  'topic',
  'hourTenths',
  'lessons',
  'lecturers',
  'remarks',
] as const satisfies readonly (keyof Course)[];

const areasOfCourse = (before: Course, after: Course): ProjectArea[] =>
  changedCourseFields(before, after).flatMap((field) =>
    field === 'lecturers' ? lecturerAreas(before.lecturers, after.lecturers) : [areaOfCourseField(field)],
  );

function lecturerAreas(before: readonly Lecturer[], after: readonly Lecturer[]): ProjectArea[] {
  const same =
    before.length === after.length && after.every(({ lecturerId }, index) => before[index]?.lecturerId === lecturerId);
  if (!same) return ['courses'];
  return after.flatMap((lecturer, index) =>
    keysOf(LECTURER_AREAS)
      .filter((field) => before[index]?.[field] !== lecturer[field])
      .map(areaOfLecturerField),
  );
}

/** The figures of a batch in one order: stores and pages may give the keys back in another. */
function batchFigures({ batchId, begin, end, windows, restDays = [] }: Batch): string {
  return JSON.stringify([
    batchId,
    begin,
    end,
    windows.map((window) => [window.begin, window.end]),
    restDays.map(({ day, reason }) => [day, reason]),
  ]);
}

function batchAreas(before: readonly Batch[], after: readonly Batch[]): ProjectArea[] {
  const same =
    before.length === after.length &&
    after.every((batch, index) => {
      const earlier = before[index];
      return earlier !== undefined && batchFigures(earlier) === batchFigures(batch);
    });
  return same ? [] : ['batches'];
}

/** Every area in which two versions of a project differ, each once. */
export function changedAreas(before: EditableContent, after: EditableContent): ProjectArea[] {
  return [
    ...new Set([
      ...formAreas(before.form, after.form),
      ...courseAreas(before.courses, after.courses),
      ...batchAreas(before.batches, after.batches),
    ]),
  ];
}

export type EditDecision =
  /** `logged`: the change goes to the audit log. */
  | { kind: 'save'; logged: boolean }
  /** `stateForbids`: nothing at all may be changed now. `needsCentre`: this part was approved and is the centre's to change. */
  | { kind: 'refuse'; reason: 'wrongState' | 'changeNeedsCentre' };

/** Decides an edit of the given areas in a state. While the centre has the project nothing may change under its eyes. */
export function decideEdit({ state, areas }: { state: ProjectState; areas: readonly ProjectArea[] }): EditDecision {
  const rights = (areas.length > 0 ? areas : (['text'] as const)).map((area) => editRight({ state, area }));
  if (rights.includes('locked')) return { kind: 'refuse', reason: 'wrongState' };
  if (rights.includes('needsCentre')) return { kind: 'refuse', reason: 'changeNeedsCentre' };
  return { kind: 'save', logged: rights.includes('logged') };
}
