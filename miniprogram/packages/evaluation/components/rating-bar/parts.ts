/** One length of the bar, the best rating first. */
export interface RatingPart {
  rating: number;
  count: number;
  /** Of the bar's width, in percent; 0 for a rating that nobody gave. */
  width: number;
}

/** @param counts how often 1, 2, 3, 4, 5 was given */
export function partsOf(counts: readonly number[]): RatingPart[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts
    .map((count, index) => ({ rating: index + 1, count, width: all === 0 ? 0 : (100 * count) / all }))
    .reverse();
}
