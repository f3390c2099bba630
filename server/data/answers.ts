import { addOrRunAgain, type Reader, type Transaction } from './database';
import type { CommandResult } from './documents';

/** The kept answer of a finished command. */
export const getAnswer = (db: Reader, id: string): Promise<CommandResult | undefined> => db.get('commandResults', id);

/** Of a request that is sent twice at the same moment the slower one runs again, and finds this. */
export const keepAnswer = (tx: Transaction, answer: CommandResult): Promise<void> =>
  addOrRunAgain(tx, 'commandResults', answer);

export const changeAnswer = (tx: Transaction, id: string, output: unknown): Promise<void> =>
  tx.update('commandResults', id, { set: { output } });
