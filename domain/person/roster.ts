/** An institution's list of its people (花名册) beside those who register (rules: "Roster"). */
import { isSameName } from './name';
import type { RegistrationState } from './registration';
import { rosterColumns, type RosterColumn } from './roster-columns';

/** What the roster says of somebody, as it is stored: the number and the phone as digests. */
export interface RosterFacts {
  name: string;
  departmentId?: string;
  professionalTitle?: string;
  specialty?: string;
  education?: string;
  phoneDigest?: string;
  staffNumber?: string;
  cardNumber?: string;
}

const factOf: Partial<Record<RosterColumn, keyof RosterFacts>> = {
  name: 'name',
  department: 'departmentId',
  professionalTitle: 'professionalTitle',
  specialty: 'specialty',
  education: 'education',
  phone: 'phoneDigest',
  staffNumber: 'staffNumber',
  cardNumber: 'cardNumber',
};

/** Which columns of somebody differ between two rosters; a name in another spelling is none. */
export const changedColumns = (before: RosterFacts, after: RosterFacts): RosterColumn[] =>
  rosterColumns.flatMap(({ key }) => {
    const fact = factOf[key];
    if (fact === undefined || before[fact] === after[fact]) return [];
    return key === 'name' && isSameName(before.name, after.name) ? [] : [key];
  });

/** How a registration agrees with the roster; a department that the roster does not name agrees with any. */
export interface Agreement {
  name: boolean;
  department: boolean;
}

export const agreementOf = (
  roster: Pick<RosterFacts, 'name' | 'departmentId'>,
  registration: { name: string; departmentId: string },
): Agreement => ({
  name: isSameName(roster.name, registration.name),
  department: roster.departmentId === undefined || roster.departmentId === registration.departmentId,
});

/**
 * Where somebody on the roster stands with the institution: not registered, returned, waiting with another name or department,
 * waiting and in agreement, or approved. From the least to the most: of two registrations with one number the better counts.
 */
export const rosterStandings = ['missing', 'returned', 'differs', 'matches', 'approved'] as const;
export type RosterStanding = (typeof rosterStandings)[number];

/** Where one registration puts them; undefined for one that nothing can become of, and for somebody who has left: they are nowhere here. */
export function standingBy(
  roster: Pick<RosterFacts, 'name' | 'departmentId'>,
  registration: { name: string; departmentId: string; state: RegistrationState; released: boolean },
): RosterStanding | undefined {
  if (registration.state === 'approved') return 'approved';
  if (registration.released || registration.state === 'left') return undefined;
  if (registration.state !== 'pending') return 'returned';
  const { name, department } = agreementOf(roster, registration);
  return name && department ? 'matches' : 'differs';
}

export const bestStanding = (standings: readonly RosterStanding[]): RosterStanding =>
  [...rosterStandings].reverse().find((standing) => standings.includes(standing)) ?? 'missing';

/** People who are approved by one call: each is a transaction of its own, and a call has to end in time. */
export const APPROVED_AT_ONCE = 10;
