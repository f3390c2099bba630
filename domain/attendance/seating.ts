/**
 * Which numbered seats may still be taken under a cap (rules: "Cap is exact"). Nobody is put out when a cap is lowered, so
 * people may hold seats above it; each of them costs a seat below.
 */

/**
 * The highest number up to which free seats may be taken: as many as leave the session within its cap when all of them are.
 * It never falls while seats are only taken up to it and given back. So whoever decides by an older look takes no seat too many.
 * @returns 0 when the session is full
 */
export function lastOpenSeat({ taken, cap }: { taken: ReadonlySet<number>; cap: number }): number {
  let above = 0;
  for (const number of taken) if (number > cap) above += 1;
  let last = cap;
  // Down by one a step: a seat that is taken then counts as one above.
  for (; last > 0 && last + above > cap; last -= 1) if (taken.has(last)) above += 1;
  return last;
}

/**
 * A free seat up to `last`, looked for from `start` on and around; undefined when there is none.
 * @param start any number from 1 to `last`
 */
export function freeSeat({
  taken,
  last,
  start,
}: {
  taken: ReadonlySet<number>;
  last: number;
  start: number;
}): number | undefined {
  for (let step = 0; step < last; step += 1) {
    const number = ((start - 1 + step) % last) + 1;
    if (!taken.has(number)) return number;
  }
  return undefined;
}
