const POLL_MS = 1000;

/** Looks again at what goes on by itself, while somebody looks at the page. */
export class LookAgain {
  #visible = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly afterMs: number = POLL_MS) {}

  show(): void {
    this.#visible = true;
  }

  /** It goes on by itself; only looking at it stops. */
  rest(): void {
    this.#visible = false;
    this.cancel();
  }

  cancel(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  soon(look: () => void): void {
    this.cancel();
    if (this.#visible) this.#timer = setTimeout(look, this.afterMs);
  }
}
