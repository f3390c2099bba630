/** The SDK's own protocol: one address, JSON with an `action`, always status 200, errors as `{ code, message, requestId }`. */
import { randomUUID } from 'node:crypto';
import { CloudError } from '../errors';
import type { FunctionRunner } from '../functions/runner';
import type { Invocation, Invocations } from '../functions/invocations';
import type { Clock } from '../clock';
import type { Storage } from '../storage';
import { asCloudError } from '../store/document';
import type { Store } from '../store/store';
import { RequestCost, type Action, type Asked, type Params } from './action';
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

const DATABASE = 'database.';

/** Names of the database's actions as developers know them from the SDK. */
const ACTION_NAMES: Readonly<Record<string, string>> = {
  getDocument: 'get',
  calculateDocument: 'count',
  aggregateDocuments: 'aggregate',
  insertDocument: 'add',
  modifyDocument: 'update',
  removeDocument: 'remove',
  startTransaction: 'begin',
  commitTransaction: 'commit',
  abortTransaction: 'abort',
};

/** Carries a database action out and notes it with the invocation. */
async function noted(name: string, action: Action, asked: Asked): Promise<object> {
  const { params, invocation, cost } = asked;
  const short = name.slice(DATABASE.length);
  const collection = params['collectionName'];
  const request = invocation.noteDatabaseRequest(
    ACTION_NAMES[short] ?? short,
    typeof collection === 'string' ? collection : undefined,
  );
  const began = performance.now();
  try {
    return await action(asked);
  } catch (error) {
    request.errorCode = asCloudError(error).code;
    throw error;
  } finally {
    if (cost.index !== undefined) request.index = cost.index;
    request.read = cost.read;
    request.returned = cost.returned;
    request.durationMs = Math.round((performance.now() - began) * 10) / 10;
  }
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
      const asked = { params, invocation, cost: new RequestCost() };
      const answer = name.startsWith(DATABASE) ? await noted(name, action, asked) : await action(asked);
      return JSON.stringify({ ...answer, requestId });
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
