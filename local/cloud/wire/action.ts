import type { Invocation } from '../functions/invocations';
import { QueryCost } from '../store/query-cost';

/** What a database request came to, for the call log: the action fills it in. */
export class RequestCost extends QueryCost {
  /** Documents given back, added, changed or removed. */
  returned = 0;
}

/** The fields of a request of the SDK, as they arrive: each action checks the ones it uses. */
export type Params = Record<string, unknown>;

/** One request of the SDK. */
export interface Asked {
  params: Params;
  invocation: Invocation;
  cost: RequestCost;
}

/** One thing that the SDK may ask for. Gives the fields of the answer; what it throws becomes the answer's `code`. */
export type Action = (asked: Asked) => object | Promise<object>;
