/** Who teaches a course (M7), how its hours are shared among them, and who the lecturers of a project are. */
import type { Lecturer } from './project';

/** Their names as one reads them, in order; '' where none has one. */
export const lecturerNames = (lecturers: readonly Pick<Lecturer, 'lecturerName'>[]): string =>
  lecturers
    .map(({ lecturerName }) => lecturerName)
    .filter((name) => name !== '')
    .join('、');

/** What each lecturer of each course has in the form, course by course: whoever teaches two stands there twice. */
export const lecturerRows = <Row>(courses: readonly { readonly lecturers: readonly Row[] }[]): Row[] =>
  courses.flatMap(({ lecturers }) => lecturers);

/** What one lecturer teaches of one course. */
export type TaughtPart = { courseId: string; lecturerId: string; topic: string; hourTenths: number };

/** Somebody who teaches, with everything that they teach in a project. */
export type ProjectLecturer = {
  /** What tells lecturers of a project apart: the card number, else the name. */
  key: string;
  name: string;
  cardNumber: string;
  parts: TaughtPart[];
  hourTenths: number;
  isProjectLead: boolean;
};

type TaughtCourse = {
  readonly courseId: string;
  readonly topic: string;
  readonly lecturers: readonly Pick<
    Lecturer,
    'lecturerId' | 'lecturerName' | 'cardNumber' | 'hourTenths' | 'lecturerIsProjectLead'
  >[];
};

/**
 * The lecturers of a project, each once though they teach several courses, in the order of the courses. They are told apart by card number
 * (医通卡号), else by name; a row with neither is nobody. Grant, evaluation and review all ask here.
 */
export function lecturersOf(courses: readonly TaughtCourse[]): ProjectLecturer[] {
  const lecturers = new Map<string, ProjectLecturer>();
  for (const { courseId, topic, lecturers: rows } of courses)
    for (const { lecturerId, lecturerName, cardNumber, hourTenths, lecturerIsProjectLead } of rows) {
      const name = lecturerName.trim();
      const key = cardNumber === '' ? `name:${name}` : `card:${cardNumber}`;
      if (key === 'name:') continue;
      const known = lecturers.get(key);
      lecturers.set(key, {
        key,
        name: known?.name || name,
        cardNumber,
        parts: [...(known?.parts ?? []), { courseId, lecturerId, topic, hourTenths }],
        hourTenths: (known?.hourTenths ?? 0) + hourTenths,
        isProjectLead: (known?.isProjectLead ?? false) || lecturerIsProjectLead,
      });
    }
  return [...lecturers.values()];
}

/** The hours of all lecturers of a course, in tenths. */
export const sharedHours = (lecturers: readonly Pick<Lecturer, 'hourTenths'>[]): number =>
  lecturers.reduce((sum, { hourTenths }) => sum + hourTenths, 0);

const HALF_AN_HOUR_TENTHS = 5;

/**
 * Shares of a course's hours proposed for its lecturers: equal as far as halves of an hour allow, the first ones more. They add up to the hours whatever those are.
 * @returns tenths of an hour, as many as `lecturers`
 */
export function proposeShares(hourTenths: number, lecturers: number): number[] {
  // Too few halves to go round: then in tenths.
  const unit = hourTenths >= HALF_AN_HOUR_TENTHS * lecturers ? HALF_AN_HOUR_TENTHS : 1;
  const units = Math.floor(hourTenths / unit);
  const shares = Array.from(
    { length: lecturers },
    (_, index) => unit * (Math.floor(units / lecturers) + (index < units % lecturers ? 1 : 0)),
  );
  const rest = hourTenths - shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, index) => (index === 0 ? share + rest : share));
}
