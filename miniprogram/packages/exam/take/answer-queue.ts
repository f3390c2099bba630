/** Answers of an attempt that the server does not have yet, by the position of their question. */
export type Waiting = Readonly<Record<string, readonly string[]>>;

/** When an answer was given, by the server's clock, and how long it has waited since. */
export interface Times {
  givenAt: number;
  waitedMs: number;
}

/** What an answer queue needs of the phone. */
export interface Ways {
  /** @throws whatever hinders it; an attempt that is over by `isOver` */
  send(question: number, chosenIds: readonly string[], times: Times): Promise<{ savedAt: number }>;
  now(): number;
  /** Whether that failure means that nothing more is taken. */
  isOver(thrown: unknown): boolean;
  keep(waiting: Waiting): void;
  changed(state: { waiting: number; savedAt: number | null; over: boolean }): void;
}

/**
 * Saves answers one after the other, the latest of each question. What could not be sent is kept on the phone and sent when it is asked to
 * go on: nothing is lost when the network is gone or the app is ended.
 */
export class AnswerQueue {
  #waiting: Record<string, readonly string[]>;
  #sending = false;
  #over = false;
  #savedAt: number | null = null;
  /** When each was given; what lay on the phone before counts from now. */
  readonly #givenAt = new Map<string, number>();

  constructor(
    private readonly ways: Ways,
    waiting: Waiting,
  ) {
    this.#waiting = { ...waiting };
  }

  get waiting(): Waiting {
    return this.#waiting;
  }

  /** Takes an answer, and begins to send. */
  put(question: number, chosenIds: readonly string[]): Promise<void> {
    this.#waiting[question] = chosenIds;
    this.#givenAt.set(String(question), this.ways.now());
    this.ways.keep(this.#waiting);
    this.#tell();
    return this.goOn();
  }

  /** Sends what waits until it fails or nothing is left. */
  async goOn(): Promise<void> {
    if (this.#sending || this.#over) return;
    this.#sending = true;
    try {
      for (let next = this.#next(); next !== undefined; next = this.#next()) await this.#sendOne(...next);
    } catch (thrown) {
      if (this.ways.isOver(thrown)) this.#end();
    } finally {
      this.#sending = false;
      this.#tell();
    }
  }

  #next(): [question: string, chosenIds: readonly string[]] | undefined {
    return Object.entries(this.#waiting)[0];
  }

  async #sendOne(question: string, chosenIds: readonly string[]): Promise<void> {
    const now = this.ways.now();
    const givenAt = this.#givenAt.get(question) ?? now;
    const waitedMs = Math.max(0, now - givenAt);
    const { savedAt } = await this.ways.send(Number(question), chosenIds, { givenAt, waitedMs });
    this.#savedAt = savedAt;
    // Changed while it was on its way: then the later one still waits.
    if (this.#waiting[question] === chosenIds) {
      const { [question]: _sent, ...rest } = this.#waiting;
      this.#waiting = rest;
      this.ways.keep(rest);
    }
    this.#tell();
  }

  #end(): void {
    this.#over = true;
    this.#waiting = {};
    this.ways.keep({});
  }

  #tell(): void {
    this.ways.changed({ waiting: Object.keys(this.#waiting).length, savedAt: this.#savedAt, over: this.#over });
  }
}
