import type { Database, Reader, Transaction } from './database';
import type { Display } from './documents';

/** More than a session may have: two administrators who pair at the same moment may go over it by one. */
const LISTED = 20;

export const getDisplay = (db: Reader, code: string): Promise<Display | undefined> => db.get('displays', code);

export const saveDisplay = (tx: Transaction, display: Display): Promise<void> => tx.put('displays', display);

/** More than one person pairs in earnest: one more removal takes the rest. */
const PAIRED_BY_ONE = 100;

/** The displays that an administrator has paired and that show something now. */
export const findPairedBy = (db: Database, byId: string, now: number): Promise<Display[]> =>
  db.find('displays', { where: { byId, endedAt: null, until: { gt: now } }, limit: PAIRED_BY_ONE });

/** The displays that show a session now (`isShowing` as a query), in the order they were paired. */
export async function findShowing(db: Database, sessionId: string, now: number): Promise<Display[]> {
  const found = await db.find('displays', { where: { sessionId, endedAt: null, until: { gt: now } }, limit: LISTED });
  return found.sort((a, b) => a.pairedAt - b.pairedAt);
}
