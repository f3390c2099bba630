import type { Chance } from './chance';

/**
 * Whoever wants something of the database waits for their turn, and chance says whose turn it is: every order in which
 * concurrent requests may arrive can happen, and the same seed gives the same order again.
 */
export class Turns {
  readonly #chance: Chance;
  readonly #waiting: (() => void)[] = [];
  #giving = false;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (!this.#giving) this.#giveSoon();
    });
  }

  /** Lets others go first for a while. */
  async pass(turns: number): Promise<void> {
    for (let turn = 0; turn < turns; turn += 1) await this.next();
  }

  #giveSoon(): void {
    this.#giving = true;
    setImmediate(() => {
      const [first] = this.#waiting.splice(this.#chance.below(this.#waiting.length), 1);
      first?.();
      if (this.#waiting.length > 0) this.#giveSoon();
      else this.#giving = false;
    });
  }
}
