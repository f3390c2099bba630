import type { FunctionDeclaration } from '../options';
import { Instance, type Outcome } from './instance';
import type { WorkerJob } from './messages';
import { SourceLines } from './source-lines';

interface Task {
  job: WorkerJob;
  done: (outcome: Outcome) => void;
}

export interface PoolOptions {
  declaration: FunctionDeclaration;
  /** What makes the SDK believe that it runs in the cloud. */
  env: Record<string, string>;
  clock: SharedArrayBuffer;
  log: (line: string) => void;
  /** Port for a debugger. The function then has one instance and no time limit. */
  inspectPort?: number | undefined;
}

const DEFAULT_INSTANCES = 2;
const DEFAULT_TIMEOUT_MS = 3_000;
const MAX_TIMEOUT_MS = 60_000;
const DEFAULT_MEMORY_MB = 256;

const CLOSING: Outcome = { kind: 'threw', message: 'the local cloud is closing' };
const REPLACED: Outcome = { kind: 'threw', message: 'the instance was replaced' };

/**
 * The instances of one function. They start when they are needed and stay warm; one that crashes or overruns its time is
 * replaced when the next call comes.
 */
export class Pool {
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly #options: PoolOptions;
  readonly #lines: SourceLines;
  readonly #most: number;
  readonly #idle: Instance[] = [];
  readonly #all = new Set<Instance>();
  /** Not in service: with old code, finishing a call, or with new code that is being tried. */
  readonly #retired = new Set<Instance>();
  readonly #waiting: Task[] = [];
  /** The code in the folder does not load, or is being tried: the calls are left to the instances there are. */
  #holding = false;
  #closed = false;

  constructor(options: PoolOptions) {
    const { declaration, inspectPort } = options;
    this.#options = options;
    this.#lines = new SourceLines(declaration);
    this.#most = inspectPort === undefined ? (declaration.instances ?? DEFAULT_INSTANCES) : 1;
    this.timeoutMs = Math.min(declaration.timeoutMs ?? DEFAULT_TIMEOUT_MS, MAX_TIMEOUT_MS);
    this.memoryMb = declaration.memoryMb ?? DEFAULT_MEMORY_MB;
  }

  run(job: WorkerJob): Promise<Outcome> {
    return new Promise((done) => {
      if (this.#closed) return done(CLOSING);
      this.#waiting.push({ job, done });
      this.#next();
    });
  }

  /** Starts an instance before anybody calls. @throws Error when its code does not load */
  async warm(): Promise<void> {
    const instance = this.#add(this.#spawn());
    await this.#load(instance);
    this.#idle.push(instance);
    this.#next();
  }

  /**
   * Replaces the instances by one with the code that lies in the folder now. A call under way finishes in the old one, and
   * the old ones serve until the new one has loaded.
   * @throws Error with what the code throws when it is loaded: the old instances stay
   */
  async renew(): Promise<void> {
    if (this.#all.size === 0) return;
    this.#holding = true;
    const fresh = this.#spawn({ inspectable: false });
    this.#retired.add(fresh);
    await this.#load(fresh);
    this.#retired.delete(fresh);
    this.#holding = false;
    const old = [...this.#all];
    for (const instance of old) this.#retire(instance);
    this.#add(fresh);
    // Only one thread at a time can listen at the port.
    void Promise.all(old.map((instance) => instance.ended)).then(() => this.#letDebuggerIn(fresh));
    this.#idle.push(fresh);
    this.#next();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const task of this.#waiting.splice(0)) task.done(CLOSING);
    await Promise.all([...this.#all, ...this.#retired].map((instance) => instance.end(CLOSING)));
  }

  #next(): void {
    while (this.#waiting.length > 0 && !this.#closed) {
      const instance = this.#idle.pop() ?? (this.#mayGrow() ? this.#add(this.#spawn()) : undefined);
      if (!instance) return;
      const task = this.#waiting.shift();
      if (task) void this.#serve(instance, task);
    }
  }

  #mayGrow(): boolean {
    return this.#all.size === 0 || (this.#all.size < this.#most && !this.#holding);
  }

  async #serve(instance: Instance, { job, done }: Task): Promise<void> {
    const outcome = await instance.give({ job });
    if (this.#retired.has(instance)) void instance.end(REPLACED);
    else if (!instance.isOver) this.#idle.push(instance);
    this.#next();
    done(outcome.kind === 'threw' ? { ...outcome, message: this.#lines.translate(outcome.message) } : outcome);
  }

  async #load(instance: Instance): Promise<void> {
    const outcome = await instance.give({ load: true });
    if (outcome.kind === 'returned') return;
    void instance.end(REPLACED);
    throw new Error(
      outcome.kind === 'threw' ? this.#lines.translate(outcome.message) : `it takes more than ${outcome.afterMs} ms`,
    );
  }

  #spawn({ inspectable = true } = {}): Instance {
    const { declaration, env, clock, log, inspectPort } = this.#options;
    const instance = new Instance({
      start: { dir: declaration.dir, clock },
      env: { ...env, ...declaration.env },
      memoryMb: this.memoryMb,
      timeoutMs: inspectPort === undefined ? this.timeoutMs : Infinity,
      log: (line) => log(`${declaration.name}: ${this.#lines.translate(line)}`),
    });
    if (inspectable) this.#letDebuggerIn(instance);
    return instance;
  }

  #letDebuggerIn(instance: Instance): void {
    if (this.#options.inspectPort !== undefined) instance.inspect(this.#options.inspectPort);
  }

  #add(instance: Instance): Instance {
    this.#all.add(instance);
    void instance.ended.then(() => {
      this.#all.delete(instance);
      this.#forgetIdle(instance);
      this.#next();
    });
    return instance;
  }

  /** Takes an instance out of service: at once, or when its call is over. */
  #retire(instance: Instance): void {
    this.#all.delete(instance);
    if (this.#forgetIdle(instance)) void instance.end(REPLACED);
    else this.#retired.add(instance);
    void instance.ended.then(() => this.#retired.delete(instance));
  }

  #forgetIdle(instance: Instance): boolean {
    const at = this.#idle.indexOf(instance);
    if (at >= 0) this.#idle.splice(at, 1);
    return at >= 0;
  }
}
