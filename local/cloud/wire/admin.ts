/** The SDK's own protocol: one address, JSON with an `action`, always status 200, errors as `{ code, message, requestId }`. */
import { randomUUID } from 'node:crypto';
import { CloudError } from '../errors';
import type { FunctionRunner } from '../functions/runner';
import type { Invocation, Invocations } from '../functions/invocations';
import type { Clock } from '../clock';
import type { Storage } from '../storage';
import { asCloudError } from '../store/document';
import type { Store } from '../store/store';
import type { Action, Params } from './action';
import { databaseActions } from './database';
import { functionActions } from './functions';
import { storageActions } from './storage';

export interface AdminDependencies {
  invocations: Invocations;
  store: Store;
  storage: Storage;
  clock: Clock;
  functions: () => FunctionRunner;
  log: (line: string) => void;
}

export class AdminApi {
  readonly #actions: ReadonlyMap<string, Action>;
  readonly #needs: AdminDependencies;

  constructor(needs: AdminDependencies) {
    this.#needs = needs;
    this.#actions = new Map([
      ...databaseActions(needs.store, needs.clock),
      ...storageActions(needs.storage),
      ...functionActions(needs.functions),
    ]);
  }

  /** Answers one request; never throws. */
  async handle(params: Params): Promise<string> {
    const requestId = randomUUID();
    try {
      const invocation = this.requireInvocation(params['wxCloudApiToken']);
      const name = String(params['action']);
      const action = this.#actions.get(name);
      if (!action) throw new CloudError('INVALID_PARAM', `the local cloud does not know the action ${name}`);
      if (name.startsWith('database.')) invocation.databaseCalls += 1;
      return JSON.stringify({ ...(await action(params, invocation)), requestId });
    } catch (error) {
      const known = asCloudError(error);
      if (known !== error)
        this.#needs.log(
          `${String(params['action'])} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
      return JSON.stringify({ code: known.code, message: known.message, requestId });
    }
  }

  /** The invocation behind a token. Throws INVALID_REQUEST_SOURCE for a token that is unknown or over. */
  requireInvocation(token: unknown): Invocation {
    const invocation = this.#needs.invocations.find(token);
    if (!invocation)
      throw new CloudError(
        'INVALID_REQUEST_SOURCE',
        'unknown invocation token: requests are accepted from running functions only',
      );
    return invocation;
  }
}
