import type * as z from 'zod/mini';
import type { CallDefinition } from '../../contract/define-call';
import { openidOf, type Caller, type Context } from './context';
import { changeAnswer, getAnswer, keepAnswer } from '../data/answers';
import type { Transaction } from '../data/database';
import type { CommandResult } from '../data/documents';
import { keyedDigest } from '../guard/personal-data';
import { refuse } from './refusal';

/**
 * Runs a command in one transaction, once for each request id of a caller: what it answered is written with what it
 * changed, and a repeat of the request, whenever it comes, is given that answer and changes nothing. A command that was
 * refused left nothing behind, so its repeat is judged anew. Never for answers with personal data in clear.
 * @throws Refusal `conflict` when the id of a finished request comes again with another input
 *
 * @param work reads and writes through `tx` alone; it may run several times
 */
export function runIdempotent<Output extends z.ZodMiniType>(
  context: Context,
  call: CallDefinition<string, z.ZodMiniType, Output>,
  work: (tx: Transaction) => Promise<z.output<Output>>,
): Promise<z.output<Output>> {
  return context.db.transaction(async (tx) => {
    const earlier = await getAnswer(tx, answerId(context, call.name));
    if (earlier) return repeated(context, call, earlier);
    const output = await work(tx);
    await keepAnswer(tx, {
      _id: answerId(context, call.name),
      call: call.name,
      at: context.at,
      inputDigest: inputDigest(context),
      output,
    });
    return output;
  });
}

/**
 * What this very request was answered before, if it was carried out: for commands that need something outside the
 * database which cannot be used twice (the code of WeChat's phone button) before they come to {@link runIdempotent}.
 */
export async function earlierAnswer<Output extends z.ZodMiniType>(
  context: Context,
  call: CallDefinition<string, z.ZodMiniType, Output>,
): Promise<z.output<Output> | undefined> {
  const earlier = await getAnswer(context.db, answerId(context, call.name));
  return earlier && repeated(context, call, earlier);
}

function repeated<Output extends z.ZodMiniType>(
  context: Context,
  call: CallDefinition<string, z.ZodMiniType, Output>,
  earlier: CommandResult,
): z.output<Output> {
  // Another command under a used id would be told that it was done.
  if (earlier.inputDigest !== inputDigest(context)) return refuse('conflict');
  // Parsed like any output: what an older version stored may no longer fit, and must not pass as if it did.
  return call.output.parse(earlier.output);
}

function inputDigest(context: Context): string {
  return keyedDigest(context, 'input', JSON.stringify(context.input));
}

/**
 * Completes the kept answer of a finished command by what was done after its transaction, so that a repeat tells the same.
 * @param amend gives the very same object when nothing is to be changed
 * @returns the answer as it stands now
 */
export function amendAnswer<Output extends z.ZodMiniType>(
  context: Context,
  call: CallDefinition<string, z.ZodMiniType, Output>,
  amend: (answer: z.output<Output>) => z.output<Output>,
): Promise<z.output<Output>> {
  return context.db.transaction(async (tx) => {
    const kept = await getAnswer(tx, answerId(context, call.name));
    if (!kept) throw new Error('a command that is not finished has no answer to amend');
    const answer = repeated(context, call, kept);
    const amended = amend(answer);
    if (amended !== answer) await changeAnswer(tx, kept._id, amended);
    return amended;
  });
}

/**
 * Counts what one slice of a long command has done, in the slice's own transaction: when the command is broken off, its
 * repeat goes on and still tells the sum of all its tries.
 * @returns the sum so far
 */
export async function addToProgress(tx: Transaction, context: Context, call: string, done: number): Promise<number> {
  const id = answerId(context, `${call}:progress`);
  const kept = await getAnswer(tx, id);
  const sum = (typeof kept?.output === 'number' ? kept.output : 0) + done;
  if (kept) await changeAnswer(tx, id, sum);
  else await keepAnswer(tx, { _id: id, call, at: context.at, inputDigest: inputDigest(context), output: sum });
  return sum;
}

const whose = (caller: Caller): string =>
  caller.kind === 'display' ? `display:${caller.display._id}` : (openidOf(caller) ?? '');

/** The id under which the answer to this request of this caller is kept; also a good seed for ids it makes. */
export function answerId(context: Context, call: string): string {
  return keyedDigest(context, 'request', whose(context.caller), call, context.requestId);
}
