import type { Invocation } from '../functions/invocations';

/** The fields of a request of the SDK, as they arrive: each action checks the ones it uses. */
export type Params = Record<string, unknown>;

/** One thing that the SDK may ask for. Gives the fields of the answer; what it throws becomes the answer's `code`. */
export type Action = (params: Params, invocation: Invocation) => object | Promise<object>;
