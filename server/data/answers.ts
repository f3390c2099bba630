import type { Database, Reader, Transaction } from './database';
import type { CommandResult } from './documents';

/** The kept answer of a finished command. */
export const getAnswer = (db: Reader, id: string): Promise<CommandResult | undefined> => db.get('commandResults', id);

export const keepAnswer = (tx: Transaction, answer: CommandResult): Promise<void> => tx.add('commandResults', answer);

/** Sets fields of a kept answer; paths may be dotted. */
export const changeAnswer = (db: Database, id: string, set: Record<string, unknown>): Promise<boolean> =>
  db.update('commandResults', id, { set });
