import type { Step } from './plan';
import type { EnvironmentState } from './state';

/** A place to which code is uploaded. */
export type Upload =
  | { what: 'function'; name: string; folder: string }
  | { what: 'miniprogram'; folder: string; version: string; note: string }
  | { what: 'web'; folder: string; cloudPath: string };

/** All that the commands ask of a real account. Tests give a stand-in; `manager.ts` is Tencent's library behind it. */
export interface CloudAccount {
  /** What is there now, of everything that can be declared. */
  read(): Promise<EnvironmentState>;
  /** @throws Error in the cloud's own words */
  carryOut(step: Step): Promise<void>;
  upload(upload: Upload): Promise<void>;
  /** Calls a function as the console does. */
  call(name: string, event: object): Promise<unknown>;
}
