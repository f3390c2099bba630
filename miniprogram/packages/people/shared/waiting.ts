/** Who waits for a review, in the order of the list, and how many there are in all. */
export interface Waiting {
  ids: readonly string[];
  total: number;
}

export const nobodyWaits: Waiting = { ids: [], total: 0 };

/** Where somebody stands among those who wait: 「1 / 12」; how many there are when they are not one of them. */
export function placeOf(id: string, { ids, total }: Waiting): string {
  const index = ids.indexOf(id);
  return index === -1 ? `${total} 位` : `${index + 1} / ${total}`;
}

/** Who comes after somebody: the next of the list, from its end the first again; '' when nobody else waits. */
export function nextAfter(id: string, { ids }: Waiting): string {
  const next = ids[ids.indexOf(id) + 1] ?? ids[0] ?? '';
  return next === id ? '' : next;
}
