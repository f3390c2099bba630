import { hotPathProcedures } from '../../../cloudfunctions/attendance/procedures';
import { apiProcedures } from '../../../cloudfunctions/api/procedures';
import { openDatabase } from '../../../cloudfunctions/shared/database';
import type { Envelope } from '../../../contract';
import type { Store } from '../../../local/cloud/store/store';
import type { Services } from '../../../server/call/context';
import { identify } from '../../../server/call/identify';
import { handleRequest, routeTable } from '../../../server/call/router';
import { handleJobsEvent } from '../../../server/jobs/handle-event';
import { openWire, WireError, type Send, type WireRequest } from '../../support/wire';
import type { Chance } from './chance';
import type { Faults } from './faults';
import type { Turns } from './turns';

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

export type FunctionName = 'attendance' | 'api' | 'jobs';
export type Answer = { killed: true } | { killed: false; result: unknown };

const INSTANCES_A_FUNCTION = 2;
const neverAnswered = <Result>(): Promise<Result> => new Promise(() => undefined);

const routes = routeTable([...hotPathProcedures, ...apiProcedures]);

/** What chance decides with, and what it is about. */
interface Means {
  store: Store;
  chance: Chance;
  faults: Faults;
  turns: Turns;
}

/** What the functions need of the world around them. */
interface Surroundings {
  /** @param send takes a request to the storage on its way, which may fail like one to the database */
  servicesOn(db: Services['db'], send: Send): Services;
  /** The token of a new invocation; no two that one store has seen are alike. */
  newToken(): string;
  /** Something goes on that nobody waits for. */
  inBackground(work: Promise<unknown>): void;
  violate(what: string): void;
}

/**
 * The functions of the product, two instances of each, and what a fault does to an invocation: its requests to the database
 * take turns, some of them fail, and some of them are its end.
 */
export class Functions {
  readonly #store: Store;
  readonly #chance: Chance;
  readonly #faults: Faults;
  readonly #turns: Turns;
  readonly #world: Surroundings;
  readonly #instances = new Map<FunctionName, Instance[]>();
  readonly #queues = new Map<FunctionName, ((instance: Instance) => void)[]>();
  /** What the database's adapter has waited between its tries, in milliseconds. */
  #waited = 0;

  constructor({ store, chance, faults, turns }: Means, world: Surroundings) {
    this.#store = store;
    this.#chance = chance;
    this.#faults = faults;
    this.#turns = turns;
    this.#world = world;
  }

  /** One invocation, from the free instance that takes it to its answer or its end. */
  async run(name: FunctionName, event: Record<string, unknown>, openid: string | undefined): Promise<Answer> {
    const instance = await this.#takeInstance(name);
    const call = typeof event['call'] === 'string' ? event['call'] : name;
    let kill = (): void => undefined;
    const killed = new Promise<void>((resolve) => (kill = resolve));
    const run: Run = { token: this.#world.newToken(), call, over: false, faulted: false, killed, kill };
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
      this.#world.violate(`${run.call} answers internal though nothing has happened to it`);
  }

  async #takeInstance(name: FunctionName): Promise<Instance> {
    const idle = this.#instances.get(name) ?? Array.from({ length: INSTANCES_A_FUNCTION }, () => this.#newInstance());
    this.#instances.set(name, idle);
    const [instance] = idle.splice(this.#chance.below(idle.length || 1), 1);
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
    const send: Send = (request) => this.#send(running(), request);
    const wire = openWire(this.#store, () => running()?.token ?? 'frozen', send);
    const waiting = {
      now: () => this.#waited,
      random: () => this.#chance.next(),
      sleep: (ms: number) => {
        this.#waited += ms;
        return this.#turns.pass(3);
      },
    };
    const services = this.#world.servicesOn(openDatabase(wire, { waiting }), send);
    const instance: Instance = { services, run: undefined };
    return instance;
  }

  async #send<Reply>(run: Run | undefined, request: WireRequest<Reply>): Promise<Reply> {
    // A function that has answered is frozen; one that was killed is gone.
    if (!run || run.over) return neverAnswered();
    await this.#turns.next();
    if (run.over) return neverAnswered();
    const kind = this.#faults.draw(run.call, request);
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
        this.#world.inBackground(this.#turns.pass(1 + this.#chance.below(8)).then(settled));
        throw timeout();
      case 'twice': {
        const answers = [await settled(), await settled()];
        return this.#chance.pick(answers)();
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
}
