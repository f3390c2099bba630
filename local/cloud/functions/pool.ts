import { Worker } from 'node:worker_threads';
import type { FunctionDeclaration } from '../options';
import type { WorkerAnswer, WorkerJob, WorkerStart } from './messages';
import { workerSource } from './worker-source';

/** How an invocation ended. `resultJson` is the JSON text of what the function returned. */
export type Outcome =
  { kind: 'returned'; resultJson: string } | { kind: 'threw'; message: string } | { kind: 'timedOut'; afterMs: number };

interface Task {
  job: WorkerJob;
  done: (outcome: Outcome) => void;
}

interface Instance {
  worker: Worker;
  /** Whether it has loaded the function. */
  warm: boolean;
  task: Task | undefined;
  deadline: NodeJS.Timeout | undefined;
}

const DEFAULT_INSTANCES = 2;
const DEFAULT_TIMEOUT_MS = 3_000;
const MAX_TIMEOUT_MS = 60_000;
const DEFAULT_MEMORY_MB = 256;
/** For loading the bundle, which the cloud does not count against the function's own time either. */
const START_LIMIT_MS = 30_000;

/**
 * The instances of one function. Each is a worker thread with its own environment and takes one invocation at a time,
 * as in the cloud. Instances start when they are needed and stay warm; one that crashes or overruns its time is
 * thrown away and replaced when the next call comes.
 */
export class Pool {
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly #declaration: FunctionDeclaration;
  readonly #env: Record<string, string>;
  readonly #clock: SharedArrayBuffer;
  readonly #log: (line: string) => void;
  readonly #idle: Instance[] = [];
  readonly #all = new Set<Instance>();
  readonly #waiting: Task[] = [];
  #closed = false;

  constructor(
    declaration: FunctionDeclaration,
    env: Record<string, string>,
    clock: SharedArrayBuffer,
    log: (line: string) => void,
  ) {
    this.#declaration = declaration;
    this.#env = env;
    this.#clock = clock;
    this.#log = log;
    this.timeoutMs = Math.min(declaration.timeoutMs ?? DEFAULT_TIMEOUT_MS, MAX_TIMEOUT_MS);
    this.memoryMb = declaration.memoryMb ?? DEFAULT_MEMORY_MB;
  }

  run(job: WorkerJob): Promise<Outcome> {
    return new Promise((done) => {
      if (this.#closed) return done({ kind: 'threw', message: 'the local cloud is closing' });
      this.#waiting.push({ job, done });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const task of this.#waiting.splice(0)) task.done({ kind: 'threw', message: 'the local cloud is closing' });
    await Promise.all(
      [...this.#all].map((instance) =>
        this.#discard(instance, { kind: 'threw', message: 'the local cloud is closing' }),
      ),
    );
  }

  #next(): void {
    const limit = this.#declaration.instances ?? DEFAULT_INSTANCES;
    while (this.#waiting.length > 0) {
      const instance = this.#idle.pop() ?? (this.#all.size < limit ? this.#spawn() : undefined);
      if (!instance) return;
      const task = this.#waiting.shift();
      if (task) this.#assign(instance, task);
    }
  }

  #assign(instance: Instance, task: Task): void {
    instance.task = task;
    this.#limit(instance, instance.warm ? this.timeoutMs : START_LIMIT_MS);
    instance.worker.postMessage(task.job);
  }

  /** Ends the instance unless it answers within that time. */
  #limit(instance: Instance, afterMs: number): void {
    clearTimeout(instance.deadline);
    instance.deadline = setTimeout(() => {
      this.#log(`${this.#declaration.name}: ended after ${afterMs} ms`);
      void this.#discard(instance, { kind: 'timedOut', afterMs });
    }, afterMs);
  }

  #spawn(): Instance {
    const start: WorkerStart = { dir: this.#declaration.dir, clock: this.#clock };
    const worker = new Worker(workerSource(), {
      eval: true,
      workerData: start,
      env: { ...this.#env, ...this.#declaration.env },
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: this.memoryMb },
    });
    const instance: Instance = { worker, warm: false, task: undefined, deadline: undefined };
    this.#all.add(instance);
    worker.on('message', (answer: WorkerAnswer) => this.#hear(instance, answer));
    worker.on('error', (error) => {
      this.#log(`${this.#declaration.name}: instance crashed: ${error.message}`);
      void this.#discard(instance, { kind: 'threw', message: error.stack ?? error.message });
    });
    worker.on('exit', () => void this.#discard(instance, { kind: 'threw', message: 'the instance ended itself' }));
    for (const stream of [worker.stdout, worker.stderr]) {
      stream
        .setEncoding('utf8')
        .on('data', (text: string) => this.#log(`${this.#declaration.name}: ${text.trimEnd()}`));
    }
    return instance;
  }

  #hear(instance: Instance, answer: WorkerAnswer): void {
    const task = instance.task;
    if (!task) return;
    if ('entered' in answer) {
      instance.warm = true;
      return this.#limit(instance, this.timeoutMs);
    }
    this.#release(instance);
    this.#idle.push(instance);
    this.#next();
    task.done(
      'resultJson' in answer
        ? { kind: 'returned', resultJson: answer.resultJson }
        : { kind: 'threw', message: answer.thrown },
    );
  }

  async #discard(instance: Instance, outcome: Outcome): Promise<void> {
    if (!this.#all.delete(instance)) return;
    const at = this.#idle.indexOf(instance);
    if (at >= 0) this.#idle.splice(at, 1);
    const task = instance.task;
    this.#release(instance);
    task?.done(outcome);
    if (!this.#closed) this.#next();
    await instance.worker.terminate();
  }

  #release(instance: Instance): void {
    clearTimeout(instance.deadline);
    instance.task = undefined;
    instance.deadline = undefined;
  }
}
