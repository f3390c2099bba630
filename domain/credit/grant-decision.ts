/**
 * What a grant does with one person of the analysis (M19). Candidates, preview, the grant itself and the reasons that people read ask the
 * same function, so the list that was ticked and the ledger that follows cannot differ; it depends on frozen data alone, so a slice
 * done twice gives the same.
 */
import { creditFor } from '../project/grant-strategy';
import type { CreditAmount, CreditDecision, GrantStrategy } from '../project/grant-strategy';
import type { AttendanceFlag } from '../attendance/attendance-record';
import type { Day } from '../kernel/time';
import type { ProfessionalTitle, Specialty } from '../person/profession';

/** M19's filters, several values each; one without values lets everybody through. */
export type GrantFilters = {
  professionalTitles?: readonly ProfessionalTitle[] | undefined;
  specialties?: readonly Specialty[] | undefined;
  departmentNames?: readonly string[] | undefined;
  /** The attendance places: it suffices that one of the person's records was made in one of them. */
  placeNames?: readonly string[] | undefined;
  institutionNames?: readonly string[] | undefined;
};

export type AnalysedAttendee = {
  personId: string;
  /** The registration was approved when the analysis was made. */
  approved: boolean;
  validCourseIds: readonly string[];
  /** Courses in which they would be valid if their late records were confirmed; missing before rule version 2. */
  openCourseIds?: readonly string[];
  /** Teaching days without a record in any window; missing before rule version 2, when whoever was valid had every day. */
  lackedDays?: readonly Day[];
  /** No day would be lacking if their late records were confirmed. */
  dutyOpen?: boolean;
  /** Records that count, and those of them in no window. */
  records: number;
  outsideRecords: number;
  /** Some window was met through doubtful records alone. */
  doubtful?: boolean;
  flags: readonly AttendanceFlag[];
  professionalTitle: ProfessionalTitle;
  specialty: Specialty;
  departmentName: string;
  institutionName: string;
  placeNames: readonly string[];
};

export const conditionCodes = ['evaluation', 'exam'] as const;
export type ConditionCode = (typeof conditionCodes)[number];

/** What M19 may ask besides attendance. Whoever is in `unmet` has not done it: frozen when a round begins. */
export type GrantCondition = { code: ConditionCode; unmet: ReadonlySet<string> };

/** What is granted and to whom: the same for every person of a round. */
export type GrantTerms = {
  strategy: GrantStrategy;
  /** `byCourseHours` without daily duty, for a reason that the centre sees. */
  dutyWaived: boolean;
  courses: readonly { courseId: string; hourTenths: number }[];
  /** The project's credits and hours. */
  creditHundredths: number;
  hourTenths: number;
  conditions: readonly GrantCondition[];
  filters: GrantFilters;
  excludedIds: ReadonlySet<string>;
  /** Pointed out, and granted all the same for a reason on record. */
  admittedIds: ReadonlySet<string>;
  /** Who lectured at this holding. Null for a round from before anybody was pointed out: it points nobody out. */
  lecturerIds: ReadonlySet<string> | null;
  /** Left, or lost their approval, since the analysis: they get nothing, whatever it found. */
  goneIds: ReadonlySet<string>;
  /** Only these are granted now; null means everybody. */
  tickedIds: ReadonlySet<string> | null;
};

/** What the administrator chooses for everybody. */
export type GrantChoice = Pick<GrantTerms, 'strategy' | 'dutyWaived' | 'conditions' | 'filters' | 'tickedIds'>;

/**
 * The terms of a grant, put together from what it is made from and what the administrator chose.
 * @param verdicts the decisions about single people, by person id
 */
export function termsOf(
  {
    project: { creditHundredths, hourTenths },
    analysis: { courses },
    verdicts,
    lecturerIds,
    goneIds,
  }: Pick<GrantTerms, 'lecturerIds' | 'goneIds'> & {
    project: Pick<GrantTerms, 'creditHundredths' | 'hourTenths'>;
    analysis: Pick<GrantTerms, 'courses'>;
    verdicts: ReadonlyMap<string, { admitted?: boolean }>;
  },
  chosen: GrantChoice,
): GrantTerms {
  const of = (admitted: boolean) =>
    new Set(
      [...verdicts].flatMap(([personId, verdict]) => ((verdict.admitted ?? false) === admitted ? [personId] : [])),
    );
  return {
    ...chosen,
    courses,
    creditHundredths,
    hourTenths,
    excludedIds: of(false),
    admittedIds: of(true),
    lecturerIds,
    goneIds,
  };
}

/**
 * Why somebody gets nothing that nobody chose: the true cause, and the first of these that holds.
 * `lateUnconfirmed`: they would pass if their late uploads were confirmed. `outsideWindows`: they were there, and never in a window.
 * `dayLacked`: a course was attended, and a teaching day was not. `absent`: windows of the courses were missed.
 */
export const withholdReasons = [
  'notApproved',
  'lateUnconfirmed',
  'outsideWindows',
  'dayLacked',
  'absent',
  'belowOneStep',
  'evaluationOpen',
  'examOpen',
] as const;
export type WithholdReason = (typeof withholdReasons)[number];

/** What people of a round read who got nothing: what nobody chose, what the administrator decided, what they have already. */
export const outcomeReasons = [...withholdReasons, 'excluded', 'alreadyGranted'] as const;
export type OutcomeReason = (typeof outcomeReasons)[number];

export type GrantDecision =
  | ({ kind: 'grant' } & CreditAmount)
  /** Excluded, with what they would have got. */
  | ({ kind: 'exclude' } & CreditAmount)
  /** Pointed out, and nobody has decided yet: nothing is written about them. */
  | ({ kind: 'undecided' } & CreditAmount)
  /** Gets nothing and is told why; nobody's choice, so filters and ticks do not matter. */
  | { kind: 'withhold'; reason: WithholdReason }
  /** Filtered out or not ticked: nothing is written, a later round may grant them. */
  | { kind: 'leave' };

/** Whether daily duty was kept. Before rule version 2 a person was valid with every window met, and there was one on every day. */
const dutyKept = ({ lackedDays, validCourseIds }: Pick<AnalysedAttendee, 'lackedDays' | 'validCourseIds'>): boolean =>
  lackedDays === undefined ? validCourseIds.length > 0 : lackedDays.length === 0;

const passes = <Value extends string>(chosen: readonly Value[] | undefined, values: readonly Value[]): boolean =>
  chosen === undefined || chosen.length === 0 || values.some((value) => chosen.includes(value));

function passesFilters(person: AnalysedAttendee, filters: GrantFilters): boolean {
  return (
    passes(filters.professionalTitles, [person.professionalTitle]) &&
    passes(filters.specialties, [person.specialty]) &&
    passes(filters.departmentNames, [person.departmentName]) &&
    passes(filters.placeNames, person.placeNames) &&
    passes(filters.institutionNames, [person.institutionName])
  );
}

/** What the strategy gives somebody for their attendance alone. */
function earnedBy(
  person: Pick<AnalysedAttendee, 'validCourseIds' | 'lackedDays'>,
  terms: Pick<GrantTerms, 'strategy' | 'dutyWaived' | 'courses' | 'creditHundredths' | 'hourTenths'>,
): CreditDecision {
  return creditFor({ ...terms, validCourseIds: person.validCourseIds, dutyKept: dutyKept(person) });
}

function whyNothing(
  person: AnalysedAttendee,
  { reason }: Extract<CreditDecision, { kind: 'none' }>,
  terms: GrantTerms,
): WithholdReason {
  const { openCourseIds = [], dutyOpen = false, lackedDays } = person;
  const hoped = earnedBy(
    {
      validCourseIds: [...person.validCourseIds, ...openCourseIds],
      ...(lackedDays === undefined ? {} : { lackedDays: dutyOpen ? [] : lackedDays }),
    },
    terms,
  );
  if (hoped.kind === 'credit') return 'lateUnconfirmed';
  if (person.records > 0 && person.outsideRecords === person.records) return 'outsideWindows';
  return reason === 'dayLacked' || reason === 'belowOneStep' ? reason : 'absent';
}

const conditionReasons = { evaluation: 'evaluationOpen', exam: 'examOpen' } as const;

/**
 * Decides about one person. Attendance is judged first, so that an absent person is told of the absence whatever the
 * filters; somebody valid in too few courses for the strategy is absent to it.
 */
export function decideGrant(person: AnalysedAttendee, terms: GrantTerms): GrantDecision {
  if (!person.approved || terms.goneIds.has(person.personId)) return { kind: 'withhold', reason: 'notApproved' };
  const credit = earnedBy(person, terms);
  if (credit.kind === 'none') return { kind: 'withhold', reason: whyNothing(person, credit, terms) };
  const unmet = terms.conditions.find(({ unmet: open }) => open.has(person.personId));
  if (unmet) return { kind: 'withhold', reason: conditionReasons[unmet.code] };
  const { creditHundredths, hourTenths } = credit;
  if (!passesFilters(person, terms.filters)) return { kind: 'leave' };
  if (terms.excludedIds.has(person.personId)) return { kind: 'exclude', creditHundredths, hourTenths };
  if (terms.tickedIds && !terms.tickedIds.has(person.personId)) return { kind: 'leave' };
  const decided = terms.admittedIds.has(person.personId) || pointsOf(person, terms.lecturerIds).length === 0;
  return { kind: decided ? 'grant' : 'undecided', creditHundredths, hourTenths };
}

/**
 * What is pointed out before a grant, each to be decided by the administrator with a reason (rules: "Grant"): a lecturer of the same
 * holding, a check-in elsewhere at the same hours, a window met through doubtful records alone.
 */
export const grantPoints = ['lecturer', 'twoPlaces', 'doubtful'] as const;
export type GrantPoint = (typeof grantPoints)[number];

export function pointsOf(
  person: Pick<AnalysedAttendee, 'personId' | 'flags' | 'doubtful'>,
  lecturerIds: ReadonlySet<string> | null,
): GrantPoint[] {
  if (lecturerIds === null) return [];
  const holds: Record<GrantPoint, boolean> = {
    lecturer: lecturerIds.has(person.personId),
    twoPlaces: person.flags.includes('twoPlaces'),
    doubtful: person.doubtful === true,
  };
  return grantPoints.filter((point) => holds[point]);
}
