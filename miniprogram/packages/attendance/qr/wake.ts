/** The one timer of a page or component: a new one takes the place of the last. */
export class Alarm {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Calls `act` once, `ms` milliseconds from now. */
  after(ms: number, act: () => void): void {
    this.off();
    this.#timer = setTimeout(act, ms);
  }

  off(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
