/**
 * What was made of a text, kept for a build that runs again in the same process: most files are the same as the last time.
 * Each place keeps one result, that of the text it saw last.
 */
export class Remembered<Result> {
  readonly #known = new Map<string, { from: string; result: Result }>();

  /** The result for this place: the one that is known when it was made from the same text, else a new one. */
  of(place: string, from: string, make: () => Result): Result {
    const known = this.#known.get(place);
    if (known?.from === from) return known.result;
    const result = make();
    this.#known.set(place, { from, result });
    return result;
  }
}
