/** Reversals: the requests, and the entries that they write. */
import { reversalEntryId } from '../../domain/credit/ledger';
import { labelOf } from '../../domain/kernel/enumeration';
import { reversalReasons } from '../../domain/credit/reversal';
import { refuse } from '../call/refusal';
import { addOrRunAgain, type Database, type Question, type Reader, type Transaction } from './database';
import type { LedgerEntry, Reversal } from './documents';
import { howMany } from './questions';

export const getReversal = (db: Reader, reversalId: string): Promise<Reversal | undefined> =>
  db.get('reversals', reversalId);

/** A request as the caller may see it. @throws Refusal `notFound` for another institution's, and for the centre unless it is asked */
export async function findReversalOf(
  db: Reader,
  reversalId: string,
  { institutionId, kind }: { institutionId: string; kind: 'hospital' | 'centre' },
): Promise<Reversal> {
  const found = await getReversal(db, reversalId);
  const isTheirs = kind === 'centre' ? found?.confirmer === 'centre' : found?.institutionId === institutionId;
  return found && isTheirs ? found : refuse('notFound');
}

/** What waits or runs for these entries or rounds. */
export async function findOpenReversals(db: Database, subjectIds: readonly string[]): Promise<Reversal[]> {
  return db.find('reversals', { where: { subjectId: { in: subjectIds }, slot: 'open' }, limit: 100 });
}

/** How many of a project were carried out. */
export const reversalsDone = (projectId: string): Question<number> =>
  howMany('reversals', { projectId, state: 'done' });

export const addReversal = (tx: Transaction, reversal: Reversal): Promise<void> =>
  addOrRunAgain(tx, 'reversals', reversal);

export const saveReversal = (tx: Transaction, reversal: Reversal): Promise<void> => tx.put('reversals', reversal);

/** The reversals that exist among entries, by the entry that each takes back. */
export async function findReversed(db: Pick<Database, 'getMany'>, entryIds: readonly string[]): Promise<Set<string>> {
  const found = entryIds.length === 0 ? [] : await db.getMany('ledgerEntries', entryIds.map(reversalEntryId));
  return new Set(found.flatMap(({ reverses }) => (reverses === undefined ? [] : [reverses])));
}

/**
 * The entry that takes another one back. Its content follows from the two documents and the decision, so a slice that is written again
 * makes the same.
 */
export function reversalOf(entry: LedgerEntry, { _id: reversalId, reasonCode, note, decided }: Reversal): LedgerEntry {
  return {
    ...entry,
    _id: reversalEntryId(entry._id),
    // No round's: the people of a round stay those who were granted.
    roundId: reversalId,
    creditHundredths: -entry.creditHundredths,
    hourTenths: -entry.hourTenths,
    at: decided?.at ?? 0,
    reverses: entry._id,
    reversedFor: `${labelOf(reversalReasons, reasonCode)}：${note}`,
  };
}

/**
 * For a job: writes such an entry unless it is there.
 * @returns whether it is this reversal's; false where the entry was taken back by itself before
 */
export async function writeReversalEntry(db: Database, entry: LedgerEntry): Promise<boolean> {
  if ((await db.add('ledgerEntries', entry)) === 'added') return true;
  return (await getLedgerEntry(db, entry._id))?.roundId === entry.roundId;
}

/** An entry of the ledger by its id; whose it is was found out before. */
export const getLedgerEntry = (db: Reader, entryId: string): Promise<LedgerEntry | undefined> =>
  db.get('ledgerEntries', entryId);

/** In the transaction that decides. @returns false where the entry was taken back before */
export async function addReversalEntry(tx: Transaction, entry: LedgerEntry): Promise<boolean> {
  if (await getLedgerEntry(tx, entry._id)) return false;
  await addOrRunAgain(tx, 'ledgerEntries', entry);
  return true;
}
