import type { CorrectionState } from '../../domain/person/correction';
import { filesOfCorrection, moveUses } from './kept-files';
import { searchable, searchFor } from './search';
import { findPage, type Page, type PageRequest } from './paging';
import type { Database, Question, Reader, Transaction } from './database';
import type { Correction } from './documents';
import { howMany } from './questions';

const OPEN = 'open';

/** Adds a request that waits, and holds on to its proof. @throws DuplicateKey when one of its person waits already */
export async function addCorrection(tx: Transaction, correction: Omit<Correction, 'slot'>): Promise<void> {
  const { _id, submittedAt: now } = correction;
  await tx.add('corrections', {
    ...correction,
    slot: OPEN,
    search: await searchable([{ personName: correction.name }, { text: correction.departmentName }]),
  });
  await moveUses(tx, { before: filesOfCorrection({ _id }), after: filesOfCorrection(correction), now });
}

export const getCorrection = (db: Reader, correctionId: string): Promise<Correction | undefined> =>
  db.get('corrections', correctionId);

/** Writes a request that was decided on; another one of its person may be opened after it. Its proof stays with the decision. */
export const saveDecided = (tx: Transaction, correction: Correction): Promise<void> =>
  tx.put('corrections', { ...correction, slot: correction._id });

/** Writes a request that nobody decides on any more: somebody's papers are kept no longer than they are needed. */
export async function saveDropped(tx: Transaction, correction: Correction, now: number): Promise<void> {
  const { proof: _proof, ...after } = correction;
  await saveDecided(tx, after);
  await moveUses(tx, { before: filesOfCorrection(correction), after: filesOfCorrection(after), now });
}

/** The request of a person that waits. */
export async function findOpenCorrection(db: Database, personId: string): Promise<Correction | undefined> {
  const [correction] = await db.find('corrections', { where: { personId, slot: OPEN }, limit: 1 });
  return correction;
}

/** The last request of a person, whatever became of it. */
export async function findLatestCorrection(db: Database, personId: string): Promise<Correction | undefined> {
  const orderBy = [['submittedAt', 'desc']] as const;
  const [correction] = await db.find('corrections', { where: { personId }, orderBy, limit: 1 });
  return correction;
}

/** How many requests a person made since an instant, whatever became of them. */
export const countCorrectionsSince = (db: Database, since: number, personId: string): Promise<number> =>
  db.count('corrections', { personId, submittedAt: { gt: since } });

/** A request to one institution; another institution's is as good as none. */
export async function findOwnCorrection(
  db: Reader,
  { correctionId, institutionId }: { correctionId: string; institutionId: string },
): Promise<Correction | undefined> {
  const correction = await getCorrection(db, correctionId);
  return correction?.institutionId === institutionId ? correction : undefined;
}

/** The requests to an institution, newest first; of one state in the order they came. */
export function listCorrections(
  db: Database,
  options: { institutionId: string; state?: CorrectionState | undefined; search?: string | undefined },
  request: PageRequest,
): Promise<Page<Correction>> {
  const { institutionId, state, search } = options;
  const { where, ...filtered } = searchFor(search);
  return findPage(db, 'corrections', {
    where: { institutionId, ...(state === undefined ? {} : { state }), ...where },
    orderBy: ['submittedAt', state === undefined ? 'desc' : 'asc'],
    request,
    ...filtered,
  });
}

export const countCorrections = (db: Database, institutionId: string, state: CorrectionState): Promise<number> =>
  db.count('corrections', { institutionId, state });

/** How many requests wait for an institution. */
export const correctionsWaiting = (institutionId: string): Question<number> =>
  howMany('corrections', { institutionId, state: 'pending' });
