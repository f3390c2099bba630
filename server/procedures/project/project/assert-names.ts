import { checkName, foldName } from '../../../../domain/person/name';
import type { Course } from '../../../../domain/project/project';
import { refuse } from '../../../call/refusal';

/** A name of a project's form as it was sent: '' while it is open. */
export interface GivenName {
  field: string;
  name: string;
}

/** The names of all lecturers, each with its place in what was sent. */
export const namesOfLecturers = (courses: readonly Course[]): GivenName[] =>
  courses.flatMap(({ lecturers }, index) =>
    lecturers.map(({ lecturerName }, place) => ({
      field: `courses.${index}.lecturers.${place}.lecturerName`,
      name: lecturerName,
    })),
  );

/**
 * Names of lead, contact and lecturers are names (rules: "Names"). One that stands in the project already is no obstacle to
 * saving something else: it may have been stored by an older rule, or come with the catalogue.
 * @throws Refusal `invalidInput` with the fields and why
 */
export function assertNames(given: readonly GivenName[], stored: readonly string[]): void {
  const known = new Set(stored.map(foldName));
  const fields = given.flatMap(({ field, name }) => {
    const problem = name === '' || known.has(name) ? undefined : checkName(name);
    return problem === undefined ? [] : [{ field, problem }];
  });
  if (fields.length > 0) refuse('invalidInput', { fields });
}
