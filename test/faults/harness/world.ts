import { isDeepStrictEqual } from 'node:util';
import { hotPathProcedures } from '../../../cloudfunctions/attendance/procedures';
import { apiProcedures } from '../../../cloudfunctions/api/procedures';
import { openDatabase } from '../../../cloudfunctions/shared/database';
import { calls, type CallName, type Envelope, type InputOf, type OutputOf } from '../../../contract';
import type { Store } from '../../../local/cloud/store/store';
import type { Services } from '../../../server/call/context';
import type { CollectionName, Documents } from '../../../server/data/documents';
import { identify } from '../../../server/call/identify';
import { handleJobsEvent } from '../../../server/jobs/handle-event';
import type { Platform, Secrets } from '../../../server/platform/platform';
import { handleRequest, routeTable } from '../../../server/call/router';
import { documentsOf } from '../../support/documents';
import type { UploadPurpose } from '../../../domain/kernel/kept-file';
import { MemoryFiles } from '../../support/memory-files';
import { Chance } from './chance';
import { Faults } from './faults';
import { Turns } from './turns';
import { openWire, WireError, type WireRequest } from '../../support/wire';

/** One invocation of a function: it runs until it has answered or was killed. */
interface Run {
  token: string;
  call: string;
  over: boolean;
  faulted: boolean;
  killed: Promise<void>;
  kill: () => void;
}

/** A warm instance of a function with its own memory; it takes one invocation at a time and dies with a killed one. */
interface Instance {
  services: Services;
  run: Run | undefined;
}

type FunctionName = 'attendance' | 'api' | 'jobs';
type Answer = { killed: true } | { killed: false; result: unknown };

const INSTANCES_A_FUNCTION = 2;
/** A phone gives up asking after so many tries; by then every fault has happened. */
const TRIES = 60;
const neverAnswered = <Result>(): Promise<Result> => new Promise(() => undefined);

const routes = routeTable([...hotPathProcedures, ...apiProcedures]);
const key = Buffer.alloc(32, 7);
export const secrets: Secrets = { personalDataKey: key, digestKey: key, tokenKeys: [{ version: 1, key }] };

/** Somebody with a phone: a name, and an openid made of it. */
export const openidOf = (who: string): string => `oFault-${who}`;

export interface WorldOptions {
  seed: number;
  density: number;
  mostFaults: number;
  /** Epoch milliseconds. */
  startAt: number;
}

/**
 * The product's own handlers on the local cloud's store, in one process, where chance from one seed decides which request
 * to the database comes first and which one fails. Phones repeat their commands under the same request id as the contract
 * says; now and then a repeat arrives much later.
 */
export class World {
  readonly chance: Chance;
  readonly faults: Faults;
  readonly turns: Turns;
  /** What phones have uploaded and the server keeps. */
  readonly files = new MemoryFiles();
  /** Subjects that were planted in a state and have no log of how they came there. */
  readonly beginnings = new Map<string, string>();
  /** What should not have happened. */
  readonly violations: string[] = [];
  now: number;
  readonly #store: Store;
  readonly #instances = new Map<FunctionName, Instance[]>();
  readonly #queues = new Map<FunctionName, ((instance: Instance) => void)[]>();
  readonly #background = new Set<Promise<unknown>>();
  /** Invocations under way, and phones that wait for a while. */
  #busy = 0;
  readonly #sleepers: { until: number; wake: () => void }[] = [];
  /** Repeats that are still on their way, each with the answer its command had. */
  #stragglers: (() => Promise<void>)[] = [];
  readonly #phoneCodes = new Map<string, string>();
  #made = 0;
  #waited = 0;

  constructor(store: Store, { seed, density, mostFaults, startAt }: WorldOptions) {
    this.#store = store;
    this.chance = new Chance(`${seed}:story`);
    this.faults = new Faults(new Chance(`${seed}:faults`), { density, most: mostFaults });
    this.turns = new Turns(new Chance(`${seed}:turns`));
    this.now = startAt;
  }

  /** Puts documents in behind the functions' back. */
  async plant<C extends CollectionName>(collection: C, ...documents: Documents[C][]): Promise<void> {
    await this.#store.insert(
      collection,
      documents.map((document) => Object.fromEntries(Object.entries(document))),
    );
  }

  documents<C extends CollectionName>(collection: C): Documents[C][] {
    return documentsOf(this.#store, collection);
  }

  document<C extends CollectionName>(collection: C, id: string): Documents[C] {
    const found = this.documents(collection).find(({ _id }) => _id === id);
    if (!found) throw new Error(`no ${id} in ${collection}`);
    return found;
  }

  violate(what: string): void {
    this.violations.push(what);
  }

  expect(isTrue: boolean, otherwise: string): void {
    if (!isTrue) this.violate(otherwise);
  }

  /** The code of the phone button: good once. */
  phoneCode(who: string): string {
    const code = `code-${++this.#made}`;
    const digits = [...Buffer.from(who)].reduce((sum, byte) => (sum * 31 + byte) % 100_000_000, 0);
    this.#phoneCodes.set(code, `138${String(digits).padStart(8, '0')}`);
    return code;
  }

  newRequestId(): string {
    return `request-${++this.#made}`;
  }

  /**
   * A command as a phone gives it: under one request id again and again until an answer comes that is one.
   * @returns the first real answer
   */
  async command<Name extends CallName>(
    who: string,
    name: Name,
    input: InputOf<Name>,
    requestId = this.newRequestId(),
  ): Promise<Envelope<OutputOf<Name>>> {
    const once = () => this.#callOnce(who, name, input, requestId);
    for (let tries = 0; tries < TRIES; tries += 1) {
      if (this.faults.deliversTwice()) this.#inBackground(once());
      const answer = await once();
      if (answer && (answer.ok || !['internal', 'conflict'].includes(answer.error.code))) {
        // What a late question is told is what holds then.
        if (answer.ok && calls[name].kind === 'command') this.#maybeStraggle(name, answer, once);
        return answer;
      }
      await this.#sleep(this.chance.pick([0, 300, 2000, 5000]));
    }
    this.violate(`${name} never got through`);
    return { ok: false, error: { code: 'timeout', requestId } };
  }

  /** A command that must succeed in the end. */
  async do<Name extends CallName>(who: string, name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
    const answer = await this.command(who, name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${JSON.stringify(answer.error.details ?? {})}`);
    return answer.data;
  }

  /** Asks for a path and uploads a file to it, as a phone does. */
  async upload(
    who: string,
    purpose: UploadPurpose,
    content: Buffer,
    fileName = 'scan.pdf',
  ): Promise<{ fileId: string; fileName: string }> {
    const asked = { purpose, sizeBytes: content.length, ending: 'pdf' } as const;
    const { cloudPath } = await this.do(who, 'upload.ticket', asked);
    return { fileId: this.files.upload(cloudPath, content), fileName };
  }

  /** The timer of `jobs`. */
  async timer(): Promise<void> {
    await this.#invoke('jobs', { Type: 'Timer' }, undefined);
  }

  /** Until nothing is under way any more; repeats on their way arrive. */
  async settle(): Promise<void> {
    for (;;) {
      const stragglers = this.#stragglers;
      this.#stragglers = [];
      for (const straggler of stragglers) await straggler();
      if (this.#background.size === 0 && this.#stragglers.length === 0) return;
      await Promise.all(this.#background);
    }
  }

  /** From here on everything goes well. */
  async calm(): Promise<void> {
    this.faults.end();
    await this.settle();
  }

  /** Everything the database knows, asked as somebody asks who sees all: no faults, no turns. */
  get quietServices(): Services {
    const db = openDatabase(
      openWire(
        this.#store,
        () => 'observer',
        (request) => request.perform(),
      ),
    );
    return this.#servicesOn(db, () => 'observer');
  }

  /** An invocation takes no time: the clock goes on when nothing is under way, to whoever wakes next. */
  #sleep(ms: number): Promise<void> {
    return new Promise((wake) => {
      this.#sleepers.push({ until: this.now + ms, wake });
      this.#wakeNext();
    });
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

  #maybeStraggle<Name extends CallName>(
    name: Name,
    first: Envelope<OutputOf<Name>>,
    once: () => Promise<Envelope<OutputOf<Name>> | undefined>,
  ): void {
    if (!this.chance.happens(0.25)) return;
    this.#stragglers.push(async () => {
      const again = await once();
      if (!again || (!again.ok && ['internal', 'conflict', 'tooFrequent'].includes(again.error.code))) return;
      if (!first.ok) return;
      // `repeat` says that it is one.
      const told = (data: object) => ({ ...data, repeat: undefined });
      if (!again.ok || !isDeepStrictEqual(told(first.data), told(again.data)))
        this.violate(`${name} answers a repeat otherwise: ${JSON.stringify(first)} then ${JSON.stringify(again)}`);
    });
  }

  /** Lets one of the repeats that are on their way arrive now. */
  async letOneStraggle(): Promise<void> {
    const [straggler] = this.#stragglers.splice(this.chance.below(this.#stragglers.length || 1), 1);
    await straggler?.();
  }

  async #callOnce<Name extends CallName>(
    who: string,
    name: Name,
    input: InputOf<Name>,
    requestId: string,
  ): Promise<Envelope<OutputOf<Name>> | undefined> {
    const service = calls[name].service === 'attendance' ? 'attendance' : 'api';
    const answer = await this.#invoke(service, { call: name, requestId, input }, openidOf(who));
    return answer.killed ? undefined : (answer.result as Envelope<OutputOf<Name>>);
  }

  async #invoke(name: FunctionName, event: Record<string, unknown>, openid: string | undefined): Promise<Answer> {
    this.#busy += 1;
    try {
      return await this.#run(name, event, openid);
    } finally {
      this.#busy -= 1;
      this.#wakeNext();
    }
  }

  async #run(name: FunctionName, event: Record<string, unknown>, openid: string | undefined): Promise<Answer> {
    const instance = await this.#takeInstance(name);
    const call = typeof event['call'] === 'string' ? event['call'] : name;
    let kill = (): void => undefined;
    const killed = new Promise<void>((resolve) => (kill = resolve));
    const run: Run = { token: `run-${++this.#made}`, call, over: false, faulted: false, killed, kill };
    instance.run = run;
    const { services } = instance;
    const handled =
      name === 'jobs'
        ? handleJobsEvent(services, {
            event,
            openid: undefined,
            source: 'wx_trigger',
            setUpKey: undefined,
            requestId: run.token,
          })
        : handleRequest({ services, routes, identify, event, openid });
    const answer = await Promise.race<Answer>([
      killed.then(() => ({ killed: true })),
      handled.then(
        (result) => ({ killed: false, result }),
        // A job that throws is one that nobody hears of.
        () => ({ killed: true }),
      ),
    ]);
    run.over = true;
    this.#store.abortAllOf(run.token);
    this.#giveBack(name, answer.killed ? this.#newInstance() : instance);
    if (!answer.killed) this.#judge(run, answer.result);
    return answer;
  }

  #judge(run: Run, result: unknown): void {
    if (typeof result !== 'object' || result === null || !('ok' in result)) return;
    const envelope = result as Envelope<unknown>;
    if (!envelope.ok && envelope.error.code === 'internal' && !run.faulted)
      this.violate(`${run.call} answers internal though nothing has happened to it`);
  }

  async #takeInstance(name: FunctionName): Promise<Instance> {
    const idle = this.#instances.get(name) ?? Array.from({ length: INSTANCES_A_FUNCTION }, () => this.#newInstance());
    this.#instances.set(name, idle);
    const [instance] = idle.splice(this.chance.below(idle.length || 1), 1);
    if (instance) return instance;
    const queue = this.#queues.get(name) ?? [];
    this.#queues.set(name, queue);
    return new Promise((resolve) => queue.push(resolve));
  }

  #giveBack(name: FunctionName, instance: Instance): void {
    instance.run = undefined;
    const next = this.#queues.get(name)?.shift();
    if (next) next(instance);
    else this.#instances.get(name)?.push(instance);
  }

  #newInstance(): Instance {
    const running = (): Run | undefined => instance.run;
    const wire = openWire(
      this.#store,
      () => running()?.token ?? 'frozen',
      (request) => this.#send(running(), request),
    );
    const waiting = {
      now: () => this.#waited,
      random: () => this.chance.next(),
      sleep: (ms: number) => {
        this.#waited += ms;
        return this.turns.pass(3);
      },
    };
    const instance: Instance = { services: this.#servicesOn(openDatabase(wire, { waiting }), running), run: undefined };
    return instance;
  }

  async #send<Reply>(run: Run | undefined, request: WireRequest<Reply>): Promise<Reply> {
    // A function that has answered is frozen; one that was killed is gone.
    if (!run || run.over) return neverAnswered();
    await this.turns.next();
    if (run.over) return neverAnswered();
    const kind = this.faults.draw(run.call, request);
    if (kind) run.faulted = true;
    const timeout = () => new WireError(-504003, 'the answer did not come in time');
    const settled = () =>
      request.perform().then(
        (value) => () => value,
        (error: unknown) => (): never => {
          throw error;
        },
      );
    switch (kind) {
      case undefined: {
        const answer = await settled();
        return run.over ? neverAnswered() : answer();
      }
      case 'timeoutLost':
        throw timeout();
      case 'timeoutApplied':
        await settled();
        throw timeout();
      case 'timeoutLate':
        this.#inBackground(this.turns.pass(1 + this.chance.below(8)).then(settled));
        throw timeout();
      case 'twice': {
        const answers = [await settled(), await settled()];
        return this.chance.pick(answers)();
      }
      case 'conflict':
        request.abort?.();
        throw new WireError(-501001, '[ResourceUnavailable.TransactionConflict] Transaction is conflict');
      case 'busy':
        // The transaction is still there: whoever opened it has to end it.
        throw new WireError(
          -501001,
          'resource system error. [ResourceUnavailable.TransactionBusy] Transaction is busy. Please check your request, but if the problem persists, contact us.',
        );
      case 'killedBefore':
        run.kill();
        return neverAnswered();
      case 'killedAfter':
        await settled();
        run.kill();
        return neverAnswered();
    }
  }

  #inBackground(work: Promise<unknown>): void {
    const tracked = work.finally(() => this.#background.delete(tracked));
    this.#background.add(tracked);
  }

  #servicesOn(db: Services['db'], running: () => Run | undefined | 'observer'): Services {
    return {
      db,
      platform: this.#platform(running),
      secrets,
      settings: { supportPhone: '0731-1', scanUrlPrefix: '', passwordCost: 16 },
      now: () => this.now,
      randomBytes: (length) => this.chance.bytes(length),
      log: { info: () => undefined, error: () => undefined },
    };
  }

  #sendFile<Reply>(
    run: Run | undefined | 'observer',
    kind: 'read' | 'write',
    act: string,
    perform: () => Promise<Reply>,
  ): Promise<Reply> {
    return run === 'observer' ? perform() : this.#send(run, { point: `${act} files`, kind, perform });
  }

  #platform(running: () => Run | undefined | 'observer'): Platform {
    return {
      phoneNumber: (code) => {
        const phone = this.#phoneCodes.get(code);
        this.#phoneCodes.delete(code);
        return Promise.resolve(phone);
      },
      isTextAcceptable: () => Promise.resolve(true),
      // The storage fails like the database.
      fileUrls: (fileIds) => this.#sendFile(running(), 'read', 'addresses', () => this.files.fileUrls(fileIds)),
      readFile: (id, most) => this.#sendFile(running(), 'read', 'read', () => this.files.readFile(id, most)),
      storeFile: (path, content) =>
        this.#sendFile(running(), 'write', 'store', () => this.files.storeFile(path, content)),
      removeFiles: (fileIds) => this.#sendFile(running(), 'write', 'remove', () => this.files.removeFiles(fileIds)),
      fileIdAt: this.files.fileIdAt,
      wakeJob: (jobId) => {
        // Nobody waits for it, and it may get lost.
        if (!this.chance.happens(0.2)) this.#inBackground(this.#invoke('jobs', { jobId }, undefined));
        return Promise.resolve();
      },
    };
  }
}
