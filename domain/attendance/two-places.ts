/** Check-ins that one person cannot have made alone: in two halls at nearly the same moment (两地同时签到, rules: "Check-in"). */
import { MINUTE_MS } from '../kernel/time';

/** Nobody reaches another hall within this time: a record of another session that is nearer is flagged. */
export const TWO_PLACES_MS = 10 * MINUTE_MS;

/** Whether somebody seen at one moment here and at another elsewhere was too quick; both epoch ms. */
export function isTwoPlaces(evidenceAt: number, elsewhereAt: number): boolean {
  return Math.abs(evidenceAt - elsewhereAt) < TWO_PLACES_MS;
}

type Sighting = { personId: string; evidenceAt: number };

/**
 * The records of one batch whose person was seen in another one at nearly the same moment, each with the nearest of these moments.
 * @param elsewhere sightings of the same people in other batches, in any order
 */
export function atTwoPlaces<R extends Sighting>(
  records: readonly R[],
  elsewhere: readonly Sighting[],
): [record: R, elsewhereAt: number][] {
  const seen = new Map<string, number[]>();
  for (const { personId, evidenceAt } of elsewhere) {
    const moments = seen.get(personId);
    if (moments) moments.push(evidenceAt);
    else seen.set(personId, [evidenceAt]);
  }
  return records.flatMap((record): [R, number][] => {
    const { personId, evidenceAt } = record;
    const near = (seen.get(personId) ?? []).filter((elsewhereAt) => isTwoPlaces(evidenceAt, elsewhereAt));
    const [nearest] = near.sort((a, b) => Math.abs(a - evidenceAt) - Math.abs(b - evidenceAt) || a - b);
    return nearest === undefined ? [] : [[record, nearest]];
  });
}
