import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { WorkerAnswer, WorkerOrder, WorkerStart } from './messages';
import { workerSource } from './worker-source';

/** How an invocation ended. `resultJson` is the JSON text of what the function returned. */
export type Outcome =
  { kind: 'returned'; resultJson: string } | { kind: 'threw'; message: string } | { kind: 'timedOut'; afterMs: number };

export interface InstanceOptions {
  start: WorkerStart;
  env: Record<string, string>;
  memoryMb: number;
  /** Real milliseconds for one invocation; Infinity while somebody may stand at a breakpoint. */
  timeoutMs: number;
  log: (line: string) => void;
}

/** For loading the bundle, which the cloud does not count against the function's own time either. */
const START_LIMIT_MS = 30_000;
const DEBUGGER_PATIENCE_MS = 1_000;

/**
 * One instance of a function: a worker thread with an environment of its own, which takes one invocation at a time, as in the
 * cloud. One that crashes or overruns its time is over.
 */
export class Instance {
  /** When the thread is over, for whatever reason. */
  readonly ended: Promise<void>;
  readonly #worker: Worker;
  readonly #timeoutMs: number;
  readonly #log: (line: string) => void;
  #loaded = false;
  #inspected = false;
  #notInspected: (() => void) | undefined;
  #over = false;
  #done: ((outcome: Outcome) => void) | undefined;
  #deadline: NodeJS.Timeout | undefined;

  constructor({ start, env, memoryMb, timeoutMs, log }: InstanceOptions) {
    this.#timeoutMs = timeoutMs;
    this.#log = log;
    this.#worker = new Worker(workerSource(), {
      eval: true,
      workerData: start,
      env,
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    this.#worker.on('message', (answer: WorkerAnswer) => this.#hear(answer));
    this.#worker.on('error', (error) => {
      log(`instance crashed: ${error.message}`);
      void this.end({ kind: 'threw', message: error.stack ?? error.message });
    });
    this.ended = new Promise((resolve) => this.#worker.once('exit', () => resolve()));
    void this.ended.then(() => this.end({ kind: 'threw', message: 'the instance ended itself' }));
    for (const stream of [this.#worker.stdout, this.#worker.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        for (const line of text.trimEnd().split('\n')) log(line);
      });
    }
  }

  get isOver(): boolean {
    return this.#over;
  }

  /** Gives one order and waits for its outcome. One at a time. */
  give(order: Extract<WorkerOrder, { job: unknown } | { load: true }>): Promise<Outcome> {
    return new Promise((done) => {
      this.#done = done;
      this.#limit(this.#loaded ? this.#timeoutMs : START_LIMIT_MS);
      this.#worker.postMessage(order);
    });
  }

  /** Lets a debugger in. */
  inspect(port: number): void {
    this.#inspected = true;
    const order: WorkerOrder = { inspect: port };
    this.#worker.postMessage(order);
  }

  /** Ends the thread; what is under way ends with this outcome. */
  async end(outcome: Outcome): Promise<void> {
    this.#over = true;
    this.#finish(outcome);
    if (this.#inspected) await this.#sendDebuggerAway();
    await this.#worker.terminate();
  }

  /**
   * A thread that is terminated while its inspector listens can take the whole process with it (a segmentation fault in Node 20). One that
   * stands at a breakpoint or runs without end hears nothing and is terminated after a moment all the same.
   */
  async #sendDebuggerAway(): Promise<void> {
    this.#inspected = false;
    const order: WorkerOrder = { inspectNoMore: true };
    this.#worker.postMessage(order);
    const gone = new Promise<void>((resolve) => (this.#notInspected = resolve));
    const patience = new AbortController();
    await Promise.race([gone, this.ended, wait(DEBUGGER_PATIENCE_MS, undefined, { signal: patience.signal })]);
    patience.abort();
  }

  #hear(answer: WorkerAnswer): void {
    if ('notInspected' in answer) this.#notInspected?.();
    else if ('entered' in answer) {
      this.#loaded = true;
      this.#limit(this.#timeoutMs);
    } else if ('resultJson' in answer) this.#finish({ kind: 'returned', resultJson: answer.resultJson });
    else this.#finish({ kind: 'threw', message: answer.thrown });
  }

  #finish(outcome: Outcome): void {
    clearTimeout(this.#deadline);
    const done = this.#done;
    this.#done = undefined;
    done?.(outcome);
  }

  /** Ends the instance unless it answers within that time. */
  #limit(afterMs: number): void {
    clearTimeout(this.#deadline);
    if (this.#done === undefined || this.#timeoutMs === Infinity) return;
    this.#deadline = setTimeout(() => {
      this.#log(`ended after ${afterMs} ms`);
      void this.end({ kind: 'timedOut', afterMs });
    }, afterMs);
  }
}
