import type { TransferAct } from '../../../../domain/person/transfer';
import type { Context } from '../../../call/context';
import { refuse } from '../../../call/refusal';
import type { Transaction } from '../../../data/database';
import type { Transfer } from '../../../data/documents';
import { takeStep, type Belongings } from './take-step';

/**
 * What becomes of a transfer that is under way when its person leaves, comes back, or loses their approval: a step that follows from
 * another decision, in its transaction. One that no longer fits was taken by somebody else at this moment.
 */
export async function takeConsequence(
  tx: Transaction,
  context: Context,
  options: {
    transfer: Transfer;
    act: TransferAct;
    actor: { id: string; name: string; by: string };
    belongings: Belongings;
  },
): Promise<void> {
  await takeStep(tx, { ...context, refuse: () => refuse('conflict') }, options);
}
