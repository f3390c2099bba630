/** Enrolment (报名): who may put their name down for a meeting, for which batch, and until when (rules: "Enrolment"). */
import type { Batch } from './batch';
import type { ProjectForm } from './project';
import type { ProjectState } from './project-state';
import { checkInStanding, type Standing } from '../person/standing';
import { addDays, instantOf, type Day } from '../kernel/time';

/** The largest planned number that a form takes. */
export const MOST_PLANNED = 20_000;

/** Phones of those who may be called are forgotten so many days after the meeting. */
const PHONE_KEPT_DAYS = 7;

/** What of a project decides who may enrol. */
export interface EnrolmentTerms {
  state: ProjectState;
  form: Pick<ProjectForm, 'enrolment' | 'plannedAttendees'>;
  batches: readonly Pick<Batch, 'batchId' | 'begin' | 'end'>[];
}

/** Whether its institution takes enrolments for it at all, now or earlier. */
export const offersEnrolment = ({ state, form }: Pick<EnrolmentTerms, 'state' | 'form'>): boolean =>
  form.enrolment === true && (state === 'approved' || state === 'closed');

/** The batches for which one can still enrol: to the end of their last day, as people walk in on the day. */
export const batchesToEnrolFor = <B extends Pick<Batch, 'end'>>(
  { state, form, batches }: Omit<EnrolmentTerms, 'batches'> & { batches: readonly B[] },
  today: Day,
): B[] => (state === 'approved' && form.enrolment === true ? batches.filter(({ end }) => end >= today) : []);

export type EnrolmentDecision =
  { kind: 'enrol' } | { kind: 'refuse'; reason: 'enrolmentClosed' | 'registrationReturned' | 'registrationLeft' };

/**
 * Decides an enrolment for a batch on `today`. Whoever would be refused at the door is refused now, with the same reason; whether there is
 * a place left the numbers say.
 */
export function decideEnrolment({
  terms,
  batchId,
  standing,
  today,
}: {
  terms: EnrolmentTerms;
  batchId: string;
  standing: Standing;
  today: Day;
}): EnrolmentDecision {
  if (!batchesToEnrolFor(terms, today).some((batch) => batch.batchId === batchId))
    return { kind: 'refuse', reason: 'enrolmentClosed' };
  const checkIn = checkInStanding(standing);
  return checkIn === 'registrationReturned' || checkIn === 'registrationLeft'
    ? { kind: 'refuse', reason: checkIn }
    : { kind: 'enrol' };
}

/** Places that are left; null where no number is planned. Never below zero: a number that was lowered puts nobody out. */
export const placesLeft = ({ planned, enrolled }: { planned: number | null; enrolled: number }): number | null =>
  planned === null ? null : Math.max(0, planned - enrolled);

/** When the phone of somebody who enrolled is forgotten. Epoch milliseconds. */
export const phoneForgottenAt = (lastDay: Day): number => instantOf(addDays(lastDay, PHONE_KEPT_DAYS + 1), '00:00:00');
