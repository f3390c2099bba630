import { randomBytes } from 'node:crypto';
import { KEPT_REQUESTS, type DatabaseRequest } from '../call-log';
import type { Person } from '../options';

/** Who stands behind an invocation, as the functions and the wire see it. */
export type Caller = { kind: 'person'; person: Person } | { kind: 'timer'; name: string } | { kind: 'nobody' };

/** One running invocation. Everything that comes over the wire under its token belongs to its caller. */
export class Invocation {
  readonly token = randomBytes(24).toString('base64url');
  readonly databaseRequests: DatabaseRequest[] = [];
  databaseCalls = 0;

  /** @param source the chain of callers as getWXContext().SOURCE shows it */
  constructor(
    readonly functionName: string,
    readonly caller: Caller,
    readonly source: string,
  ) {}

  /** Notes a request in the order of arrival; what comes of it is filled in when it is answered. */
  noteDatabaseRequest(action: string, collection: string | undefined): DatabaseRequest {
    const request: DatabaseRequest = {
      action,
      ...(collection === undefined ? {} : { collection }),
      read: 0,
      returned: 0,
      durationMs: 0,
    };
    this.databaseCalls += 1;
    if (this.databaseRequests.length < KEPT_REQUESTS) this.databaseRequests.push(request);
    return request;
  }
}

/** The invocations that run now, by their token. A token is random and dies with its invocation. */
export class Invocations {
  readonly #running = new Map<string, Invocation>();

  begin(functionName: string, caller: Caller, source: string): Invocation {
    const invocation = new Invocation(functionName, caller, source);
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
