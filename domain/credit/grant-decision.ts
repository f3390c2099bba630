/**
 * What a grant does with one person of the analysis (M19). Candidates and the grant itself ask the same function, so the list that was
 * ticked and the ledger that follows cannot differ; it depends on frozen data alone, so a slice done twice gives the same.
 */
import { creditFor } from './credit';
import type { CreditAmount, GrantStrategy } from './credit';
import type { ProfessionalTitle, Specialty } from '../person/profession';

/** M19's filters; one that is left out lets everybody through. */
export type GrantFilters = {
  professionalTitle?: ProfessionalTitle | undefined;
  specialty?: Specialty | undefined;
  departmentName?: string | undefined;
  /** The attendance place: it suffices that one of the person's records was made there. */
  placeName?: string | undefined;
};

export type AnalysedAttendee = {
  personId: string;
  /** The registration was approved when the analysis was made. */
  approved: boolean;
  validCourseIds: readonly string[];
  professionalTitle: ProfessionalTitle;
  specialty: Specialty;
  departmentName: string;
  placeNames: readonly string[];
};

/** What is granted and to whom: the same for every person of a round. */
export type GrantTerms = {
  strategy: GrantStrategy;
  courses: readonly { courseId: string; hourTenths: number }[];
  /** The project's credits and hours. */
  creditHundredths: number;
  hourTenths: number;
  filters: GrantFilters;
  excludedIds: ReadonlySet<string>;
  /** Left, or lost their approval, since the analysis: they get nothing, whatever it found. */
  goneIds: ReadonlySet<string>;
  /** Only these are granted now; null means everybody. */
  tickedIds: ReadonlySet<string> | null;
};

/**
 * The terms of a grant, put together from what it is made from and what the administrator chose.
 * @param exclusions by person id
 */
export function termsOf(
  {
    project: { creditHundredths, hourTenths },
    analysis: { courses },
    exclusions,
    goneIds,
  }: {
    project: Pick<GrantTerms, 'creditHundredths' | 'hourTenths'>;
    analysis: Pick<GrantTerms, 'courses'>;
    exclusions: ReadonlyMap<string, unknown>;
    goneIds: ReadonlySet<string>;
  },
  chosen: Pick<GrantTerms, 'strategy' | 'filters' | 'tickedIds'>,
): GrantTerms {
  return { ...chosen, courses, creditHundredths, hourTenths, excludedIds: new Set(exclusions.keys()), goneIds };
}

export type GrantDecision =
  | ({ kind: 'grant' } & CreditAmount)
  /** Excluded, with what they would have got. */
  | ({ kind: 'exclude' } & CreditAmount)
  /** Gets nothing and is told why; nobody's choice, so filters and ticks do not matter. */
  | { kind: 'withhold'; reason: 'notApproved' | 'absent' }
  /** Filtered out or not ticked: nothing is written, a later round may grant them. */
  | { kind: 'leave' };

function passesFilters(person: AnalysedAttendee, filters: GrantFilters): boolean {
  return (
    (filters.professionalTitle === undefined || person.professionalTitle === filters.professionalTitle) &&
    (filters.specialty === undefined || person.specialty === filters.specialty) &&
    (filters.departmentName === undefined || person.departmentName === filters.departmentName) &&
    (filters.placeName === undefined || person.placeNames.includes(filters.placeName))
  );
}

/**
 * Decides about one person. Attendance is judged first, so that an absent person is told of the absence whatever the
 * filters; somebody valid in too few courses for the strategy is absent to it.
 */
export function decideGrant(person: AnalysedAttendee, terms: GrantTerms): GrantDecision {
  if (!person.approved || terms.goneIds.has(person.personId)) return { kind: 'withhold', reason: 'notApproved' };
  const credit = creditFor({ ...terms, validCourseIds: person.validCourseIds });
  if (credit.kind === 'none') return { kind: 'withhold', reason: 'absent' };
  const { creditHundredths, hourTenths } = credit;
  if (!passesFilters(person, terms.filters)) return { kind: 'leave' };
  if (terms.excludedIds.has(person.personId)) return { kind: 'exclude', creditHundredths, hourTenths };
  if (terms.tickedIds && !terms.tickedIds.has(person.personId)) return { kind: 'leave' };
  return { kind: 'grant', creditHundredths, hourTenths };
}
