import type { ConfiguredTemplates } from '../../domain/message/templates';
import type { AdministratorSession, Display, Person } from '../data/documents';
import type { Database } from '../data/database';
import type { FaceReader } from '../platform/face';
import type { Platform, Secrets } from '../platform/platform';

/** What a function instance has: made once in its composition root. */
export interface Services {
  db: Database;
  platform: Platform;
  /** Of the function that reads faces alone. */
  faces?: FaceReader;
  secrets: Secrets;
  /** Server time, epoch milliseconds. */
  readonly now: () => number;
  /** Cryptographically random bytes. */
  randomBytes(length: number): Buffer;
  log: Log;
  settings: Settings;
}

/** Figures a deployment sets. */
export interface Settings {
  supportPhone: string;
  /** scrypt's `N`, a power of two: what one look at a password costs (server/guard/password.ts). */
  passwordCost: number;
  /** Address before a token, when codes are to be read by WeChat's own scanner; empty for bare tokens. */
  scanUrlPrefix: string;
  /** Subscription messages that this environment may send; without a template there is the inbox alone. */
  templates: ConfiguredTemplates;
}

/** Structured lines; never personal data. */
export interface Log {
  info(event: string, fields?: Record<string, string | number | boolean>): void;
  error(event: string, fields?: Record<string, string | number | boolean>): void;
}

/** Who calls, as the cloud context and our own documents say. Made by the router, never from the input. */
export type Caller =
  | { kind: 'nobody' }
  | { kind: 'wechatUser'; openid: string }
  | { kind: 'trainee'; openid: string; person: Person }
  | { kind: 'administrator'; openid: string; session: AdministratorSession }
  | { kind: 'reviewer'; openid: string; session: AdministratorSession }
  | { kind: 'display'; display: Display };

/** One call being handled. A procedure is given it together with `refuse` (server/call/refusal.ts). */
export interface Context<C extends Caller = Caller> extends Services {
  caller: C;
  requestId: string;
  /** The parsed input of the call: a repeat of a request brings the same. */
  input: unknown;
  /** The instant of this call: one for everything it does. */
  at: number;
  /** The phone's network address (of IPv6, its network), where the platform tells it. Never stored or logged, but as a keyed digest. */
  clientAddress?: string | undefined;
}

/** The openid of anybody who has one. */
export function openidOf(caller: Caller): string | undefined {
  return 'openid' in caller ? caller.openid : undefined;
}
