import type { CallLogEntry } from './call-log';
import type { StorageRules } from './storage-rules';
import type { CollectionDeclaration } from './store/table';

/** A cloud function: a folder with a bundled `index.js` that exports `main(event, context)` and contains its own SDK. */
export interface FunctionDeclaration {
  name: string;
  dir: string;
  /** Source map of its `index.js`: with it, stacks in the log name the source files. */
  sourceMap?: string;
  /** False for functions that only timers and other functions may call. */
  callableByPhone: boolean;
  /** Reached over HTTP as well (HTTP 访问服务), at `/http/<name>`; nobody is known by such a request. */
  httpAccess?: boolean;
  /** Instances at most, each with one invocation at a time. 2 when not given. */
  instances?: number;
  /** Real milliseconds after which an invocation is ended. 3000 when not given, as in the cloud; 60,000 at most. */
  timeoutMs?: number;
  /** Megabytes of heap. 256 when not given. */
  memoryMb?: number;
  /** Its own environment variables, such as keys. */
  env?: Record<string, string>;
  timers?: TimerDeclaration[];
}

export interface TimerDeclaration {
  name: string;
  /** Virtual seconds between two firings. */
  everySeconds: number;
}

/** A WeChat user of the demonstration. */
export interface Person {
  id: string;
  /** Not digits only: the SDK would turn that into a number. */
  openid: string;
  /** Name for the switch in the browser. */
  label: string;
  /** The number that WeChat's phone button yields. */
  phone: string;
  group?: string;
}

/** A template for subscription messages, as it is picked at WeChat's console. */
export interface MessageTemplate {
  id: string;
  title: string;
  /** Keys of its fields, such as `thing1`. */
  fields: string[];
}

export interface CloudOptions {
  /** Holds the database, the files and the clock; made when missing. */
  dataDir: string;
  /** 0 or nothing for any free port. The host is always 127.0.0.1. */
  port?: number;
  functions: FunctionDeclaration[];
  collections: CollectionDeclaration[];
  people: Person[];
  /** Without any, every template exists and nobody has to consent. */
  templates?: MessageTemplate[];
  /** What phones may do with files; the cloud's default when not given. */
  storageRules?: StorageRules;
  /** Epoch milliseconds at which a fresh clock begins; the real time when not given. */
  startAt?: number;
  /** Folders served as they are, such as the phone in the browser. */
  static?: { mount: string; dir: string }[];
  /** Refill the data after `POST /control/reset`. */
  seed?: () => Promise<void>;
  /**
   * Lets debuggers in: the first function listens at this port, each next one at the next. A function then has one instance
   * and no time limit.
   */
  inspectFrom?: number;
  /** One line for each thing worth telling: a function's console output, a refused query, a crash. Never a payload. */
  log?: (line: string) => void;
  /** Each call of a function when it is over, as the call log keeps it. */
  onCall?: (call: CallLogEntry) => void;
}

/** Who calls a function: the id of a person, a timer, or null for nobody (single-page mode, not logged in). */
export type CallAs = string | null | { timer: string };
