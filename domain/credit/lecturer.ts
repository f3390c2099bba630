/** What lecturers get (主讲人授分, M20): the rate of the rule table for each hour taught, added up over the courses of a project. */
import type { CreditAmount } from './credit';
import type { RuleRow } from '../kernel/rule-table';

/** One course, or part of one, that somebody teaches. */
export type Teaching = {
  courseId: string;
  lecturerName: string;
  cardNumber: string;
  hourTenths: number;
  isProjectLead: boolean;
};

/** Somebody who teaches, with everything they teach in the project. */
export type Lecturer = {
  /** What tells lecturers of a project apart: the card number, else the name. */
  key: string;
  name: string;
  cardNumber: string;
  courseIds: string[];
  hourTenths: number;
  isProjectLead: boolean;
};

type TaughtCourse = {
  courseId: string;
  lecturers: readonly {
    lecturerName: string;
    cardNumber: string;
    hourTenths: number;
    lecturerIsProjectLead: boolean;
  }[];
};

/** Who teaches what, course by course. */
export const teachingsOf = (courses: readonly TaughtCourse[]): Teaching[] =>
  courses.flatMap(({ courseId, lecturers }) =>
    lecturers.map(({ lecturerName, cardNumber, hourTenths, lecturerIsProjectLead }) => ({
      courseId,
      lecturerName,
      cardNumber,
      hourTenths,
      isProjectLead: lecturerIsProjectLead,
    })),
  );

/** The lecturers of a project in the order of its courses; nobody is named where a course has neither name nor card. */
export function lecturersOf(teachings: readonly Teaching[]): Lecturer[] {
  const lecturers = new Map<string, Lecturer>();
  for (const { courseId, lecturerName, cardNumber, hourTenths, isProjectLead } of teachings) {
    const key = cardNumber === '' ? `name:${lecturerName}` : `card:${cardNumber}`;
    if (key === 'name:') continue;
    const known = lecturers.get(key);
    lecturers.set(key, {
      key,
      name: known?.name ?? lecturerName,
      cardNumber,
      courseIds: [...(known?.courseIds ?? []), courseId],
      hourTenths: (known?.hourTenths ?? 0) + hourTenths,
      isProjectLead: (known?.isProjectLead ?? false) || isProjectLead,
    });
  }
  return [...lecturers.values()];
}

export type LecturerCredit = ({ kind: 'credit' } & CreditAmount) | { kind: 'none'; reason: 'noRate' | 'noHours' };

/**
 * A lecturer's credits for the hours they teach in a project, by a row of the rule table; rounded down to a hundredth once, over all
 * their hours. A level without a row gives none, and says so.
 */
export function lecturerCreditFor({
  hourTenths,
  rate,
}: {
  hourTenths: number;
  /** Credits in hundredths for each hour. */
  rate: Pick<RuleRow, 'value'> | undefined;
}): LecturerCredit {
  if (rate === undefined) return { kind: 'none', reason: 'noRate' };
  const creditHundredths = Math.floor((rate.value * hourTenths) / 10);
  return creditHundredths > 0 ? { kind: 'credit', creditHundredths, hourTenths } : { kind: 'none', reason: 'noHours' };
}
