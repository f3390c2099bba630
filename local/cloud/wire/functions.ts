import { CloudError } from '../errors';
import type { Invocation } from '../functions/invocations';
import type { FunctionRunner } from '../functions/runner';
import type { Action, Params } from './action';

export function functionActions(functions: () => FunctionRunner): [string, Action][] {
  return [['functions.invokeFunction', ({ params, invocation }) => invoke(functions(), params, invocation)]];
}

/** A function calls another one: the caller's identity goes along. */
async function invoke(functions: FunctionRunner, params: Params, invocation: Invocation): Promise<object> {
  const data: unknown = typeof params['request_data'] === 'string' ? JSON.parse(params['request_data']) : {};
  const event = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  const { outcome } = await functions.call(String(params['function_name']), event, invocation.caller, invocation);
  switch (outcome.kind) {
    case 'returned':
      return { data: { response_data: outcome.resultJson } };
    case 'threw':
      throw new CloudError('FUNCTIONS_EXECUTE_FAIL', outcome.message);
    case 'timedOut':
      throw new CloudError(
        'FUNCTIONS_TIME_LIMIT_EXCEEDED',
        `-504003 Invoking task timed out after ${outcome.afterMs / 1000} seconds`,
      );
  }
}
