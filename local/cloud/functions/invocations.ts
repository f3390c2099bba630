import { randomBytes } from 'node:crypto';
import type { Person } from '../options';

/** Who stands behind an invocation, as the functions and the wire see it. */
export type Caller = { kind: 'person'; person: Person } | { kind: 'timer'; name: string } | { kind: 'nobody' };

/** One running invocation. Everything that comes over the wire under its token belongs to its caller. */
export interface Invocation {
  readonly token: string;
  readonly caller: Caller;
  /** The chain of callers as getWXContext().SOURCE shows it. */
  readonly source: string;
  readonly functionName: string;
  databaseCalls: number;
}

/** The invocations that run now, by their token. A token is random and dies with its invocation. */
export class Invocations {
  readonly #running = new Map<string, Invocation>();

  begin(functionName: string, caller: Caller, source: string): Invocation {
    const invocation = { token: randomBytes(24).toString('base64url'), caller, source, functionName, databaseCalls: 0 };
    this.#running.set(invocation.token, invocation);
    return invocation;
  }

  find(token: unknown): Invocation | undefined {
    return typeof token === 'string' ? this.#running.get(token) : undefined;
  }

  end(invocation: Invocation): void {
    this.#running.delete(invocation.token);
  }
}

export function callerName(caller: Caller): string {
  if (caller.kind === 'person') return caller.person.id;
  return caller.kind === 'timer' ? `timer:${caller.name}` : 'nobody';
}
