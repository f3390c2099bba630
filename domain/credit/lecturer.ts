/** What lecturers get (主讲人授分, M20): the rate of the rule table for each hour taught, added up over the courses of a project. */
import type { CreditAmount } from './credit';
import type { RuleRow } from '../kernel/rule-table';
import type { TaughtPart } from '../project/lecturers';

/** Hours of a course that were granted in a batch: one part of it, to one entry of the ledger. */
export type HourClaim = {
  lecturerId: string;
  hourTenths: number;
  personId: string;
  entryId: string;
  roundId: string;
};

/** What of a course was granted already, by its id; what was reversed is not in it. */
export type ClaimedHours = ReadonlyMap<string, readonly HourClaim[]>;

/**
 * The claim that keeps a part of a course from being granted (M20): its own, or any of the course whose hours it would exceed. So the
 * hours that were taught are granted once, whoever the card or the name on the course says today.
 * @param courseHourTenths of the course
 */
export function claimOn(
  { courseId, lecturerId, hourTenths }: TaughtPart,
  { claims, courseHourTenths }: { claims: ClaimedHours; courseHourTenths: number },
): HourClaim | undefined {
  const ofCourse = claims.get(courseId) ?? [];
  const own = ofCourse.find((claim) => claim.lecturerId === lecturerId);
  if (own) return own;
  const claimed = ofCourse.reduce((sum, claim) => sum + claim.hourTenths, 0);
  return claimed + hourTenths > courseHourTenths ? ofCourse[ofCourse.length - 1] : undefined;
}

/** The parts of a lecturer that can still be granted, and the claims on the others. */
export function grantableParts(
  parts: readonly TaughtPart[],
  { claims, courses }: { claims: ClaimedHours; courses: readonly { courseId: string; hourTenths: number }[] },
): { free: TaughtPart[]; taken: HourClaim[] } {
  const hours = new Map(courses.map(({ courseId, hourTenths }) => [courseId, hourTenths]));
  const free: TaughtPart[] = [];
  const taken: HourClaim[] = [];
  for (const part of parts) {
    const claim = claimOn(part, { claims, courseHourTenths: hours.get(part.courseId) ?? 0 });
    if (claim) taken.push(claim);
    else free.push(part);
  }
  return { free, taken };
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
