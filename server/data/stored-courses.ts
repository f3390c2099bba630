/**
 * Courses as older versions stored them: with the data of one lecturer among their own, and without times. Whatever is read comes out in
 * today's shape, so nothing waits for an upgrade; what is written again is stored in it.
 */
import type { CollectionName } from './documents';

/** Where each collection keeps courses; paths of fields. */
const COURSES_IN: Partial<Record<CollectionName, readonly (readonly string[])[]>> = {
  projects: [['courses'], ['reviewedContent', 'courses']],
  changeRequests: [
    ['base', 'courses'],
    ['asked', 'courses'],
  ],
};

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A document with its courses in today's shape; the same one where nothing is to be changed. */
export function readCourses(collection: CollectionName, document: unknown): unknown {
  const paths = COURSES_IN[collection] ?? [];
  return paths.reduce((so, path) => changed(so, path, presentCourses), document);
}

function changed(value: unknown, [field, ...deeper]: readonly string[], change: (found: unknown) => unknown): unknown {
  if (field === undefined) return change(value);
  if (!isFields(value) || !(field in value)) return value;
  const found = changed(value[field], deeper, change);
  return found === value[field] ? value : { ...value, [field]: found };
}

function presentCourses(courses: unknown): unknown {
  if (!isList(courses) || courses.every(isPresent)) return courses;
  return courses.map((course) => (isFields(course) && !isPresent(course) ? presentCourse(course) : course));
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isPresent = (course: unknown): boolean => isFields(course) && 'lessons' in course;

/** Nobody was named where all that is told of a lecturer was left open. */
const OPEN = new Set<unknown>(['', null, undefined, false]);

function presentCourse({ courseId, topic, hourTenths, remarks, ...person }: Fields): Fields {
  const { lecturers, ...known } = person;
  const isNamed = Object.values(known).some((value) => !OPEN.has(value));
  // The only one teaches all of it. Ids of lecturers are unique in their project, as those of courses are.
  const only = { lecturerId: `${String(courseId).slice(0, 38)}-1`, hourTenths, ...known };
  return {
    courseId,
    topic,
    hourTenths,
    lessons: [],
    lecturers: Array.isArray(lecturers) ? lecturers : isNamed ? [only] : [],
    remarks,
  };
}
