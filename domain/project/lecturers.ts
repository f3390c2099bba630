/** Who teaches a course (M7), and how its hours are shared among them. */
import type { Lecturer } from './project';

/** Their names as one reads them, in order; '' where none has one. */
export const lecturerNames = (lecturers: readonly Pick<Lecturer, 'lecturerName'>[]): string =>
  lecturers
    .map(({ lecturerName }) => lecturerName)
    .filter((name) => name !== '')
    .join('、');

/** Every lecturer of these courses, course by course. */
export const lecturersOf = (courses: readonly { readonly lecturers: readonly Lecturer[] }[]): Lecturer[] =>
  courses.flatMap(({ lecturers }) => lecturers);

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
