import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { calls, type CallName, type Envelope, type InputOf, type OutputOf } from '../../contract';
import { isTraineePurpose, type UploadPurpose } from '../../domain/kernel/kept-file';
import { endingOf, uploadEndings } from '../../domain/kernel/uploads';
import { LocalClient } from '../../local/client';
import { startCloud, type CallLogEntry, type FunctionDeclaration, type LocalCloud } from '../../local/cloud';
import {
  collectionDeclarations,
  functionDeclarations,
  secretsIn,
  settingsIn,
  storageRules,
} from '../../scripts/start/deployment';
import type { CollectionName, Documents } from '../../server/data/documents';
import type { SetUp } from '../../server/setup/set-up';
import { documentsOf } from './documents';
import { builtFunctions } from './functions';
import { TEST_START, testSetUp } from './institutions';
import { testPeople, type TestPersonId } from './people';

export interface TestCloudOptions {
  /** Epoch milliseconds. */
  startAt?: number;
  /** People without a role besides the named ones. */
  crowd?: number;
  /** Instead of the two hospitals, the centre and their entries. */
  setUp?: SetUp;
  /** A folder that stays, to find everything again in it; a temporary one when not given. */
  dataDir?: string;
  /** Keys and settings of the functions; new keys when not given. */
  env?: Record<string, string>;
  /** Hears each line of the local cloud's log. */
  log?: (line: string) => void;
  /** Functions besides the product's, given the environment that those have together. */
  functions?: (env: Record<string, string>) => Promise<FunctionDeclaration[]>;
}

/** `requestId` to send one command twice, `displayPass` to be a display. */
interface CallAs {
  requestId?: string;
  displayPass?: string;
}

/** Somebody who makes calls; null is nobody, as in single-page mode. */
export interface TestCaller {
  /** Makes a call as their phone would and gives the envelope. */
  call<Name extends CallName>(name: Name, input: InputOf<Name>, options?: CallAs): Promise<Envelope<OutputOf<Name>>>;
  /** The output of a call that must succeed. @throws Error with the code and details of a refusal */
  do<Name extends CallName>(name: Name, input: InputOf<Name>, options?: CallAs): Promise<OutputOf<Name>>;
  /** Sends anything at all to a function: hostile input. */
  send(functionName: string, event: unknown): Promise<unknown>;
}

export interface TestCloud {
  readonly cloud: LocalCloud;
  readonly baseUrl: string;
  as(who: TestPersonId | null): TestCaller;
  openidOf(person: TestPersonId): string;
  phoneOf(person: TestPersonId): string;
  /** The one-time code that WeChat's phone button would give this person now: for their own number, or one of somebody else that WeChat has verified for them. */
  phoneCode(person: TestPersonId, numberOf?: TestPersonId): Promise<string>;
  /** The code of the last SMS to a number; '' when none was sent. */
  smsCode(phone: string): string;
  /** Uploads a file as the phone of an administrator does; gives what a command wants of it. */
  upload(
    person: TestPersonId,
    fileName: string,
    content: Uint8Array,
    purpose?: UploadPurpose,
  ): Promise<{ fileId: string; fileName: string }>;
  readonly clock: { now(): number; set(at: number): void; advance(ms: number): void };
  /** Every document of a collection, read behind the functions' back. */
  documents<C extends CollectionName>(collection: C): Documents[C][];
  /** Puts documents in behind the functions' back: what no call of the suite's own area makes. */
  plant<C extends CollectionName>(collection: C, ...documents: Documents[C][]): Promise<void>;
  /** The invocations so far with the number of database calls of each. */
  calls(): CallLogEntry[];
  close(): Promise<void>;
}

/** Starts a local cloud of its own with the bundled functions in a temporary folder, set up and ready. */
export async function startTestCloud(options: TestCloudOptions = {}): Promise<TestCloud> {
  const folder = await builtFunctions();
  const dataDir = options.dataDir ?? mkdtempSync(path.join(os.tmpdir(), 'jijiaotong-'));
  const people = testPeople(options.crowd);
  const env = options.env ?? (options.dataDir === undefined ? testSecrets() : secretsIn(dataDir));
  const declared = functionDeclarations(env);
  const more = (await options.functions?.(settingsIn(env))) ?? [];
  const cloud = await startCloud({
    dataDir,
    port: 0,
    functions: [...declared.map((each) => ({ ...each, dir: path.join(folder, each.name) })), ...more],
    collections: collectionDeclarations(),
    storageRules: storageRules(),
    people,
    startAt: options.startAt ?? TEST_START,
    // What fails inside a function is worth a line in the test's output.
    log: options.log ?? ((line) => /internal|undeclared|refused:|threw/i.test(line) && console.warn(line)),
  });
  const client = new LocalClient(cloud.baseUrl);
  const person = (id: string) => {
    const found = people.find((each) => each.id === id);
    if (!found) throw new Error(`no person ${id} in this test cloud`);
    return found;
  };
  const close = async (): Promise<void> => {
    await cloud.close();
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    if (cloud.fresh) await setUpInstitutions(cloud, options.setUp ?? testSetUp);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    cloud,
    baseUrl: cloud.baseUrl,
    as: (who) => callerOf(cloud, who),
    openidOf: (id) => person(id).openid,
    phoneOf: (id) => person(id).phone,
    phoneCode: (id, numberOf = id) => client.phoneCode(id, person(numberOf).phone),
    smsCode: (phone) => cloud.shortMessages.findLast((message) => message.phone === `+86${phone}`)?.parameters[0] ?? '',
    async upload(id, fileName, content, purpose = 'projectDocument') {
      const { cloudPath } = await askTicket(callerOf(cloud, id), { purpose, fileName, content });
      return { fileId: await client.upload(id, cloudPath, content), fileName };
    },
    clock: {
      now: () => cloud.clock.now(),
      set: (at) => cloud.clock.moveTo(at),
      advance: (ms) => cloud.clock.advance(ms),
    },
    documents: (collection) => documentsOf(cloud.store, collection),
    async plant(collection, ...documents) {
      await cloud.store.insert(
        collection,
        documents.map((document) => Object.fromEntries(Object.entries(document))),
      );
    },
    calls: () => cloud.callLog.since(),
    close,
  };
}

/** The path that a phone asks for before it uploads a file; one with another ending goes as a PDF, as somebody would try it. */
export function askTicket(caller: TestCaller, file: TicketFor): Promise<{ cloudPath: string }> {
  const { purpose } = file;
  const asked = sizeAndEnding(file);
  return isTraineePurpose(purpose)
    ? caller.do('upload.traineeTicket', { purpose, ...asked })
    : caller.do('upload.ticket', { purpose, ...asked });
}

interface TicketFor {
  purpose: UploadPurpose;
  fileName: string;
  content: Uint8Array;
}

function sizeAndEnding({ fileName, content }: TicketFor): Pick<InputOf<'upload.ticket'>, 'sizeBytes' | 'ending'> {
  const ending = uploadEndings.find((one) => one === endingOf(fileName)) ?? 'pdf';
  return { sizeBytes: content.length, ending };
}

export function testSecrets(): Record<string, string> {
  const key = () => randomBytes(32).toString('base64');
  return {
    PERSONAL_DATA_KEY: key(),
    DIGEST_KEY: key(),
    TOKEN_KEYS: `1:${key()},0:${key()}`,
    ANCHOR_KEY: key(),
    SET_UP_KEY: 'test-set-up',
  };
}

/** Institutions and catalogue, as the set-up of a new environment brings them in. */
async function setUpInstitutions(cloud: LocalCloud, setUp: SetUp): Promise<void> {
  const answer = await cloud.invoke('jobs', { setUp }, null);
  const done =
    'result' in answer && typeof answer.result === 'object' && answer.result !== null && 'setUp' in answer.result;
  if (!done) throw new Error(`set-up failed: ${JSON.stringify(answer)}`);
}

function callerOf(cloud: LocalCloud, who: TestPersonId | null): TestCaller {
  const send = async (functionName: string, event: unknown): Promise<unknown> => {
    const answer = await cloud.invoke(functionName, event as Record<string, unknown>, who);
    if ('result' in answer) return answer.result;
    throw new Error(`${functionName} failed: ${answer.errMsg}`);
  };
  const call: TestCaller['call'] = async (name, input, { requestId = randomUUID(), ...pass } = {}) =>
    (await send(calls[name].service, { call: name, requestId, input, ...pass })) as Envelope<OutputOf<typeof name>>;
  return {
    send,
    call,
    async do(name, input, options) {
      const envelope = await call(name, input, options);
      if (envelope.ok) return envelope.data;
      throw new Error(`${name}: ${envelope.error.code} ${JSON.stringify(envelope.error.details ?? {})}`);
    },
  };
}
