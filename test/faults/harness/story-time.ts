/**
 * The time of a story. An invocation takes none of it: the clock goes on when nothing is under way, to whoever wakes next.
 */
export class StoryTime {
  /** Epoch milliseconds. */
  now: number;
  /** Invocations under way. */
  #busy = 0;
  /** Phones that wait for a while. */
  readonly #sleepers: { until: number; wake: () => void }[] = [];

  constructor(startAt: number) {
    this.now = startAt;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((wake) => {
      this.#sleepers.push({ until: this.now + ms, wake });
      this.#wakeNext();
    });
  }

  /** The clock stands still while this is under way. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#busy += 1;
    try {
      return await work();
    } finally {
      this.#busy -= 1;
      this.#wakeNext();
    }
  }

  #wakeNext(): void {
    setImmediate(() => {
      if (this.#busy > 0) return;
      const [next] = this.#sleepers.sort((a, b) => a.until - b.until).splice(0, 1);
      if (!next) return;
      this.now = Math.max(this.now, next.until);
      next.wake();
      this.#wakeNext();
    });
  }
}
