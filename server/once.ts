import type * as z from 'zod/mini';
import type { CallDefinition } from '../contract';
import type { Context } from './context';
import type { Transaction } from './data/database';
import { answerId, keepAnswer } from './repeat';

/**
 * Runs a command in one transaction, once for each request id of a caller: what it answered is written with what it
 * changed, and a repeat of the request, whenever it comes, is given that answer and changes nothing. A command that was
 * refused left nothing behind, so its repeat is judged anew.
 *
 * @param work reads and writes through `tx` alone; it may run several times
 */
export function runOnce<Output extends z.ZodMiniType>(
  context: Context,
  call: CallDefinition<string, z.ZodMiniType, Output>,
  work: (tx: Transaction) => Promise<z.output<Output>>,
): Promise<z.output<Output>> {
  return context.db.transaction(async (tx) => {
    const earlier = await tx.get('commandResults', answerId(context, call.name));
    // Parsed like any output: what an older version stored may no longer fit, and must not pass as if it did.
    if (earlier) return call.output.parse(earlier.output);
    const output = await work(tx);
    await keepAnswer(tx, context, call.name, output);
    return output;
  });
}
