/** One invocation of a function, without anything of what it was given or gave. */
export interface CallLogEntry {
  /** Grows by one with each entry; `since` refers to it. */
  sequence: number;
  /** Virtual epoch milliseconds when it began. */
  at: number;
  who: string;
  function: string;
  /** The event's `call` field, when it is a short text. */
  call?: string;
  durationMs: number;
  databaseCalls: number;
  ok: boolean;
  /** The platform's error number, or the code of an answer of the form `{ ok: false, error: { code } }`. */
  errorCode?: string;
  requestId: string;
}

const KEPT = 5_000;

/** The last calls, oldest first. */
export class CallLog {
  readonly #entries: CallLogEntry[] = [];
  #sequence = 0;

  add(entry: Omit<CallLogEntry, 'sequence'>): void {
    this.#sequence += 1;
    this.#entries.push({ sequence: this.#sequence, ...entry });
    // Cut in portions: shifting one by one would copy the list with every call.
    if (this.#entries.length > KEPT * 1.2) this.#entries.splice(0, this.#entries.length - KEPT);
  }

  since(sequence = 0): CallLogEntry[] {
    return this.#entries.filter((entry) => entry.sequence > sequence);
  }

  clear(): void {
    this.#entries.length = 0;
  }
}
