import type { Clock } from '../clock';
import type { FunctionDeclaration, TimerDeclaration } from '../options';

interface Timer {
  functionName: string;
  declaration: TimerDeclaration;
  /** Virtual instant of the next firing. */
  dueAt: number;
  running: boolean;
}

export interface TimerEvent {
  Type: 'Timer';
  TriggerName: string;
  Time: string;
}

/** What a function gets when a timer calls it. */
export function timerEvent(name: string, now: number): TimerEvent {
  return { Type: 'Timer', TriggerName: name, Time: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z') };
}

/** Real milliseconds between two looks at the clock. */
const LOOK_EVERY_MS = 500;

/**
 * Fires the timers of the functions in virtual time. A clock moved far ahead fires each of them once, not once for
 * every interval that was skipped; moved back, it lets each wait one interval from there.
 */
export class Timers {
  readonly #timers: Timer[];
  readonly #clock: Clock;
  readonly #fire: (functionName: string, event: TimerEvent) => Promise<unknown>;
  readonly #ticker: NodeJS.Timeout;
  readonly #stopListening: () => void;

  constructor(
    functions: readonly FunctionDeclaration[],
    clock: Clock,
    fire: (functionName: string, event: TimerEvent) => Promise<unknown>,
  ) {
    this.#clock = clock;
    this.#fire = fire;
    const now = clock.now();
    this.#timers = functions.flatMap((one) =>
      (one.timers ?? []).map((declaration) => ({
        functionName: one.name,
        declaration,
        dueAt: now + declaration.everySeconds * 1000,
        running: false,
      })),
    );
    this.#ticker = setInterval(() => this.#look(), LOOK_EVERY_MS);
    this.#ticker.unref();
    this.#stopListening = clock.onMove(() => this.#look());
  }

  close(): void {
    clearInterval(this.#ticker);
    this.#stopListening();
  }

  #look(): void {
    const now = this.#clock.now();
    for (const timer of this.#timers) {
      const interval = timer.declaration.everySeconds * 1000;
      if (timer.dueAt - now > interval) timer.dueAt = now + interval;
      if (timer.dueAt > now || timer.running) continue;
      timer.dueAt = now + interval;
      timer.running = true;
      void this.#fire(timer.functionName, timerEvent(timer.declaration.name, now)).finally(
        () => (timer.running = false),
      );
    }
  }
}
