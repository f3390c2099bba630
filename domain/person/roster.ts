/** An institution's list of its people (花名册) beside those who register (rules: "Roster"). */
import type { Step } from '../kernel/step';
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

/**
 * An import: its file is read, then what would change is looked at, then it is taken or dropped. A file that is no roster is
 * refused. From `taking` on nothing stops it.
 */
export const rosterImportStates = ['reading', 'refused', 'read', 'taking', 'taken', 'dropped'] as const;
export type RosterImportState = (typeof rosterImportStates)[number];

/** Whether an import keeps others from beginning: two at once would each be compared with what the other replaces. */
export const isOpenImport = (state: RosterImportState): boolean =>
  state === 'reading' || state === 'read' || state === 'taking';

/** Decides the taking of an import. Bad rows are left out only if somebody has said so; a file without a good row changes nothing. */
export function decideTake(
  { state, bad, good }: { state: RosterImportState; bad: number; good: number },
  { skipBad }: { skipBad: boolean },
): Step<RosterImportState, 'rosterImportOver' | 'rosterRowsBad'> {
  if (state !== 'read') return { kind: 'refuse', reason: 'rosterImportOver' };
  if (good === 0 || (bad > 0 && !skipBad)) return { kind: 'refuse', reason: 'rosterRowsBad' };
  return { kind: 'move', to: 'taking' };
}

/** Decides the dropping of an import: by whoever acts for the institution, until it is taken. */
export const decideDrop = (state: RosterImportState): Step<RosterImportState, 'rosterImportOver'> =>
  state === 'reading' || state === 'read'
    ? { kind: 'move', to: 'dropped' }
    : { kind: 'refuse', reason: 'rosterImportOver' };

/** People who are approved by one call: each is a transaction of its own, and a call has to end in time. */
export const APPROVED_AT_ONCE = 10;
