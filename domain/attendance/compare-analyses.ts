/** Two frozen analyses of one batch side by side: whose result changed (M17). Neither changes by it, nor anything that was granted. */
import type { Day } from '../kernel/time';

interface Judged {
  personId: string;
  validCourseIds: readonly string[];
  /** Missing before rule version 2, when whoever was valid had every day. */
  lackedDays?: readonly Day[] | undefined;
}

export interface ChangedResult<Person extends Judged> {
  /** As the later analysis has them; as the earlier one had who is not in the later one. */
  person: Person;
  /** Courses in which they are valid now and were not, and the other way round. */
  gained: string[];
  lost: string[];
  /** Daily duty, before and now; null of somebody who is not in that analysis. */
  dutyBefore: boolean | null;
  dutyNow: boolean | null;
}

const dutyOf = (person: Judged | undefined): boolean | null => {
  if (!person) return null;
  return person.lackedDays === undefined ? person.validCourseIds.length > 0 : person.lackedDays.length === 0;
};

/** Everybody whose courses or daily duty differ, in the order of the later analysis; behind them who is in the earlier one alone. */
export function changedResults<Person extends Judged>(
  earlier: readonly Person[],
  later: readonly Person[],
): ChangedResult<Person>[] {
  const before = new Map(earlier.map((person) => [person.personId, person]));
  const now = new Map(later.map((person) => [person.personId, person]));
  const everybody = [...later, ...earlier.filter(({ personId }) => !now.has(personId))];
  return everybody.flatMap((person) => {
    const [was, is] = [before.get(person.personId), now.get(person.personId)];
    const [had, has] = [was?.validCourseIds ?? [], is?.validCourseIds ?? []];
    const changed = {
      person,
      gained: has.filter((courseId) => !had.includes(courseId)),
      lost: had.filter((courseId) => !has.includes(courseId)),
      dutyBefore: dutyOf(was),
      dutyNow: dutyOf(is),
    };
    const isSame =
      changed.gained.length + changed.lost.length === 0 && (changed.dutyBefore ?? false) === (changed.dutyNow ?? false);
    return isSame ? [] : [changed];
  });
}

/** Whether a change is for the better: a course more, or daily duty kept. */
export const hasGained = <Person extends Judged>({ gained, dutyBefore, dutyNow }: ChangedResult<Person>): boolean =>
  gained.length > 0 || (dutyBefore !== true && dutyNow === true);

export const hasLost = <Person extends Judged>({ lost, dutyBefore, dutyNow }: ChangedResult<Person>): boolean =>
  lost.length > 0 || (dutyBefore === true && dutyNow !== true);
