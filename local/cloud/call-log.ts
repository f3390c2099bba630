/** One request to the database: of what kind and to which collection, never for what. */
export interface DatabaseRequest {
  /** `get`, `count`, `aggregate`, `add`, `update`, `remove`; `begin`, `commit` and `abort` of a transaction. */
  action: string;
  collection?: string;
  /** The declared index that served it; `_id_` is the primary key. Missing where nothing is looked for. */
  index?: string;
  /** Documents that were looked at; an index that answers alone, as for a count, reads none. */
  read: number;
  /** Documents that were given back, added, changed or removed. */
  returned: number;
  /** From the arrival of the request to its answer. */
  durationMs: number;
  /** Present where it was refused: the platform's code. */
  errorCode?: string;
}

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
  /** The first {@link KEPT_REQUESTS} of them, in the order in which they came. */
  databaseRequests: readonly DatabaseRequest[];
  ok: boolean;
  /** The platform's error number, or the code of an answer of the form `{ ok: false, error: { code } }`. */
  errorCode?: string;
  requestId: string;
}

const KEPT = 5_000;
export const KEPT_REQUESTS = 100;

/** The last calls, oldest first. */
export class CallLog {
  readonly #entries: CallLogEntry[] = [];
  readonly #hear: (entry: CallLogEntry) => void;
  #sequence = 0;

  /** @param hear gets each call when it is over */
  constructor(hear: (entry: CallLogEntry) => void = () => undefined) {
    this.#hear = hear;
  }

  add(call: Omit<CallLogEntry, 'sequence'>): void {
    this.#sequence += 1;
    const entry = { sequence: this.#sequence, ...call };
    this.#entries.push(entry);
    this.#hear(entry);
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
