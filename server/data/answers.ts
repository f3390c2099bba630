import type { Reader, Transaction } from './database';
import type { CommandResult } from './documents';

/** The kept answer of a finished command. */
export const getAnswer = (db: Reader, id: string): Promise<CommandResult | undefined> => db.get('commandResults', id);

export const keepAnswer = (tx: Transaction, answer: CommandResult): Promise<void> => tx.add('commandResults', answer);

export const changeAnswer = (tx: Transaction, id: string, output: unknown): Promise<void> =>
  tx.update('commandResults', id, { set: { output } });
