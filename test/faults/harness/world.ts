import { isDeepStrictEqual } from 'node:util';
import { openDatabase } from '../../../cloudfunctions/shared/database';
import { calls, type CallName, type Envelope, type InputOf, type OutputOf } from '../../../contract';
import type { Store } from '../../../local/cloud/store/store';
import type { Services } from '../../../server/call/context';
import type { CollectionName, Documents } from '../../../server/data/documents';
import { keyNames, type Platform, type Secrets } from '../../../server/platform/platform';
import type { SendOutcome } from '../../../domain/message/push';
import { configuredTemplates } from '../../../scripts/start/message-templates';
import { documentsOf } from '../../support/documents';
import type { OfficePurpose } from '../../../domain/kernel/kept-file';
import { MemoryFiles } from '../../support/memory-files';
import { Chance } from './chance';
import { Faults } from './faults';
import { Functions, type Answer, type FunctionName } from './functions';
import { StoryTime } from './story-time';
import { Turns } from './turns';
import { openWire, type Send } from '../../support/wire';

/** A phone gives up asking after so many tries; by then every fault has happened. */
const TRIES = 60;
const key = Buffer.alloc(32, 7);
export const secrets: Secrets = {
  given: keyNames,
  personalDataKeys: [{ id: '0', key }],
  digestKey: key,
  tokenKeys: [{ version: 1, key }],
  anchorKey: key,
};

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
  /** Subscription messages that reached a phone, each as page and openid. */
  readonly delivered: string[] = [];
  /** WeChat has turned a message down, or nobody knows what became of one. */
  sendingFailed = false;
  readonly #sending: Chance;
  /** What should not have happened. */
  readonly violations: string[] = [];
  /** What the functions find in their environment; somebody may put other keys there. */
  secrets = secrets;
  readonly #store: Store;
  readonly #time: StoryTime;
  readonly #functions: Functions;
  readonly #background = new Set<Promise<unknown>>();
  /** Repeats that are still on their way, each with the answer its command had. */
  #stragglers: (() => Promise<void>)[] = [];
  readonly #phoneCodes = new Map<string, { openid: string; phone: string }>();
  #made = 0;

  constructor(store: Store, { seed, density, mostFaults, startAt }: WorldOptions) {
    this.#store = store;
    this.#time = new StoryTime(startAt);
    this.chance = new Chance(`${seed}:story`);
    this.faults = new Faults(new Chance(`${seed}:faults`), { density, most: mostFaults });
    this.#sending = new Chance(`${seed}:wechat`);
    this.turns = new Turns(new Chance(`${seed}:turns`));
    this.#functions = new Functions(
      { store, chance: this.chance, faults: this.faults, turns: this.turns },
      {
        servicesOn: (db, send) => this.#servicesOn(db, send),
        // The store of one seed is used for the next.
        newToken: () => `run-${seed}-${++this.#made}`,
        inBackground: (work) => this.#inBackground(work),
        violate: (what) => this.violate(what),
      },
    );
  }

  /** Epoch milliseconds. */
  get now(): number {
    return this.#time.now;
  }

  set now(at: number) {
    this.#time.now = at;
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
    this.#phoneCodes.set(code, { openid: openidOf(who), phone: `138${String(digits).padStart(8, '0')}` });
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
        // A query that comes again later may be answered with what is there by then.
        if (answer.ok && calls[name].kind === 'command') this.#maybeStraggle(name, answer, once);
        return answer;
      }
      await this.#time.sleep(this.chance.pick([0, 300, 2000, 5000]));
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
    purpose: OfficePurpose,
    content: Buffer,
    fileName = 'scan.pdf',
  ): Promise<{ fileId: string; fileName: string }> {
    const asked = { purpose, sizeBytes: content.length, ending: 'pdf' } as const;
    const { cloudPath } = await this.do(who, 'upload.ticket', asked);
    return { fileId: this.files.upload(cloudPath, content), fileName };
  }

  /** What somebody at the console has `jobs` do, again until an answer comes. */
  async operator(event: Record<string, unknown>): Promise<unknown> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer = await this.#invoke('jobs', event, undefined);
      if (!answer.killed) return answer.result;
      await this.#time.sleep(this.chance.pick([0, 2000, 61_000]));
    }
    this.violate(`${JSON.stringify(event)} never got through`);
    return undefined;
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
    return this.#servicesOn(db, (request) => request.perform());
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
      // `repeat` says that it is one, `savedAt` when it came.
      const told = (data: object) => ({ ...data, repeat: undefined, savedAt: undefined });
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

  #invoke(name: FunctionName, event: Record<string, unknown>, openid: string | undefined): Promise<Answer> {
    return this.#time.during(() => this.#functions.run(name, event, openid));
  }

  #inBackground(work: Promise<unknown>): void {
    const tracked = work.finally(() => this.#background.delete(tracked));
    this.#background.add(tracked);
  }

  #servicesOn(db: Services['db'], send: Send): Services {
    const environment = (): Secrets => this.secrets;
    return {
      db,
      platform: this.#platform(send),
      get secrets() {
        return environment();
      },
      settings: { supportPhone: '0731-1', scanUrlPrefix: '', templates: configuredTemplates, passwordCost: 16 },
      now: () => this.#time.now,
      randomBytes: (length) => this.chance.bytes(length),
      log: { info: () => undefined, error: () => undefined },
    };
  }

  #platform(send: Send): Platform {
    const { files } = this;
    const read = <Reply>(act: string, perform: () => Promise<Reply>) =>
      send({ point: `${act} files`, kind: 'read', perform });
    const write = <Reply>(act: string, perform: () => Promise<Reply>) =>
      send({ point: `${act} files`, kind: 'write', perform });
    return {
      phoneNumber: (openid, code) => {
        const issued = this.#phoneCodes.get(code);
        this.#phoneCodes.delete(code);
        return Promise.resolve(issued?.openid === openid ? issued.phone : undefined);
      },
      isTextAcceptable: () => Promise.resolve(true),
      isPictureAcceptable: () => Promise.resolve(true),
      // The storage fails like the database.
      fileUrls: (fileIds) => read('addresses of', () => files.fileUrls(fileIds)),
      readFile: (fileId, maxBytes) => read('read', () => files.readFile(fileId, maxBytes)),
      storeFile: (path, content) => write('store', () => files.storeFile(path, content)),
      removeFiles: (fileIds) => write('remove', () => files.removeFiles(fileIds)),
      fileIdAt: files.fileIdAt,
      sendSubscription: ({ page, openid }) => {
        const outcome = this.#sending.pick<SendOutcome>(['sent', 'sent', 'failed', 'unknown']);
        if (outcome !== 'sent') this.sendingFailed = true;
        if (outcome === 'sent' || (outcome === 'unknown' && this.#sending.happens(0.5)))
          this.delivered.push(`${page} ${openid}`);
        return Promise.resolve(outcome);
      },
      wakeJob: (jobId) => {
        // Nobody waits for it, and it may get lost.
        if (!this.chance.happens(0.2)) this.#inBackground(this.#invoke('jobs', { jobId }, undefined));
        return Promise.resolve();
      },
    };
  }
}
