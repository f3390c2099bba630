/**
 * The embedded cloud: WeChat cloud development on one machine, for the unmodified wx-server-sdk.
 * It knows WeChat and nothing of the product that runs on it.
 */
import { join } from 'node:path';
import { CallLog } from './call-log';
import { Callers } from './callers';
import { Clock } from './clock';
import { databaseFile, isFirstStart } from './folder/contents';
import { occupy, type Place } from './folder/place';
import { FunctionRunner } from './functions/runner';
import { Invocations } from './functions/invocations';
import { timerEvent, Timers } from './functions/timers';
import { failureOf, type PlatformError } from './http/answers';
import { Control } from './http/control';
import { WeChatPlatform } from './openapi/platform';
import type { ShortMessage } from './openapi/short-messages';
import type { SentMessage } from './openapi/subscriptions';
import type { CallAs, CloudOptions } from './options';
import { Storage } from './storage';
import { Store } from './store/store';
import type { CollectionDeclaration } from './store/table';
import { AdminApi } from './wire/admin';

export type { CallLogEntry, DatabaseRequest } from './call-log';
export { isFirstStart } from './folder/contents';
export { occupy, type Place } from './folder/place';
export { FolderRefused, type FolderProblem } from './folder/refusal';
export type { CallAs, CloudOptions, FunctionDeclaration, MessageTemplate, Person } from './options';
export type { StorageRules } from './storage-rules';
export type { CollectionDeclaration } from './store/table';

/** What a function returned, or how the platform failed. */
type InvokeResult = { result: unknown; requestID: string } | PlatformError;

export interface LocalCloud {
  /** `http://127.0.0.1:<port>` */
  readonly baseUrl: string;
  /** True when the data folder held no database before this start. */
  readonly fresh: boolean;
  readonly clock: Clock;
  /** For tests that must look behind the functions. */
  readonly store: Store;
  readonly callLog: CallLog;
  /** Subscription messages sent so far. */
  readonly messages: readonly SentMessage[];
  /** SMS that were sent, oldest first. */
  readonly shortMessages: readonly ShortMessage[];
  /** Calls any function as a person, a timer or nobody. Throws for an unknown person or function. */
  invoke(functionName: string, event: Record<string, unknown>, as: CallAs): Promise<InvokeResult>;
  /** The port of each function's debugger; empty unless `inspectFrom` was given. */
  readonly debuggers: readonly { name: string; port: number }[];
  /**
   * Puts the code that lies in a function's folder now in the place of the running one; a call under way finishes in the old.
   * Rejects with what the new code throws when it is loaded: then the old one goes on.
   */
  replaceFunction(name: string): Promise<void>;
  /** Brings collections and their indexes to another declaration; the documents stay. */
  declare(collections: readonly CollectionDeclaration[]): void;
  /** Tells the browser phones that there is new code: of their own program, or of the functions alone. */
  announceCode(of: 'phone' | 'functions'): void;
  /** Empties the data, puts the clock back to where it began, starts the functions anew and runs `seed`. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the cloud.
 * @param taken folder and port, where they were taken already; the options' own then say nothing
 * @throws FolderRefused when another one runs on the folder, or what lies there is damaged or not all that was there;
 *   Error when the port is taken or a declaration is wrong
 */
export async function startCloud(options: CloudOptions, taken?: Place): Promise<LocalCloud> {
  const callers = new Callers(options.people);
  const place = taken ?? (await occupy(options));
  try {
    return await startIn(place, options, callers);
  } catch (error) {
    await place.release();
    throw error;
  }
}

/** The data of one folder, open. */
function openData({ dataDir }: Place, options: CloudOptions, log: (line: string) => void) {
  const fresh = isFirstStart(dataDir);
  const store = new Store(databaseFile(dataDir), options.collections, log);
  return { fresh, store, clock: new Clock(join(dataDir, 'clock'), options.startAt ?? Date.now(), log) };
}

async function startIn(place: Place, options: CloudOptions, callers: Callers): Promise<LocalCloud> {
  const log = options.log ?? (() => undefined);
  const { server } = place;
  const { fresh, store, clock } = openData(place, options, log);

  const callLog = new CallLog(options.onCall);
  const invocations = new Invocations();
  const platform = new WeChatPlatform(clock, options.people, options.templates);
  const storage = new Storage(join(place.dataDir, 'files'), () => server.baseUrl, options.storageRules);
  const functions = new FunctionRunner(
    {
      declarations: options.functions,
      invocations,
      clock,
      callLog,
      log,
      inspectFrom: options.inspectFrom,
      onEnd: (invocation) => store.abortAllOf(invocation.token),
    },
    `${server.baseUrl}/admin`,
  );
  const timers = new Timers(options.functions, clock, (name, event) =>
    functions.call(name, { ...event }, { kind: 'timer', name: event.TriggerName }),
  );

  async function reset(): Promise<void> {
    await functions.restart();
    await store.clear();
    storage.clear();
    platform.clear();
    callLog.clear();
    clock.reset();
    await options.seed?.();
  }

  const control = new Control({ callers, clock, callLog, functions, platform, reset });
  const admin = new AdminApi({ invocations, store, storage, clock, functions: () => functions, log });
  server.open({
    admin,
    platform,
    storage,
    phone: { callers, functions, storage, platform },
    control,
    mounts: options.static ?? [],
    log,
  });

  await functions.openDebuggers();

  return {
    baseUrl: server.baseUrl,
    fresh,
    clock,
    store,
    callLog,
    get messages() {
      return platform.subscriptions.messages;
    },
    get shortMessages() {
      return platform.shortMessages.messages;
    },
    debuggers: functions.debuggers,
    replaceFunction: (name) => functions.replace(name),
    declare: (collections) => store.declare(collections),
    announceCode: (of) => control.tell('code', { of }),
    invoke: (functionName, event, as) => invoke(functions, callers, clock, functionName, event, as),
    reset,
    async close() {
      timers.close();
      control.close();
      await functions.close();
      // Before the store: what still asks is turned away, and does not meet a closed one.
      await server.close();
      store.close();
      clock.close();
      await place.release();
    },
  };
}

async function invoke(
  functions: FunctionRunner,
  callers: Callers,
  clock: Clock,
  name: string,
  event: Record<string, unknown>,
  as: CallAs,
): Promise<InvokeResult> {
  const caller = callers.resolve(as);
  if (!caller) throw new Error('there is no such person');
  const whole = caller.kind === 'timer' ? { ...event, ...timerEvent(caller.name, clock.now()) } : event;
  const call = await functions.call(name, whole, caller);
  const failure = failureOf(call);
  if (failure || call.outcome.kind !== 'returned') return failure ?? { errCode: -1, errMsg: 'no answer' };
  const result: unknown = JSON.parse(call.outcome.resultJson);
  return { result, requestID: call.requestId };
}
