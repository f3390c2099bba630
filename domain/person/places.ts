/**
 * Where a person belonged when (rules: "A person's life": records, ledger and certificates keep the institution of their day). A transfer
 * leaves behind where they were until then.
 */

/** An institution and a department, as they were called. */
export interface Place {
  institutionId: string;
  institutionName: string;
  departmentName: string;
}

/** Where somebody was until a transfer took effect. */
export interface FormerPlace extends Place {
  /** Epoch milliseconds: the transfer's approval; from then on they were elsewhere. */
  until: number;
}

/** The first is kept for good, and of the later ones the newest. */
const MOST_PLACES = 20;

const placeOf = ({ institutionId, institutionName, departmentName }: Place): Place => ({
  institutionId,
  institutionName,
  departmentName,
});

/** The former places of a person once a transfer takes effect at `until`, oldest first. */
export function withFormerPlace(former: readonly FormerPlace[], left: Place, until: number): FormerPlace[] {
  const all = [...former, { ...placeOf(left), until }];
  return all.length <= MOST_PLACES ? all : [...all.slice(0, 1), ...all.slice(1 - MOST_PLACES)];
}

/** Where a person belonged at an instant. */
export function placeAt(person: Place & { formerPlaces?: readonly FormerPlace[] }, instant: number): Place {
  return placeOf(person.formerPlaces?.find(({ until }) => instant < until) ?? person);
}
