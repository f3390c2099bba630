import type { RebindingState } from '../../domain/person/rebinding';
import type { SearchIndex } from '../../domain/kernel/search';
import { searchable, searchFor } from './search';
import { findPage, type Page, type PageRequest } from './paging';
import type { Database, Question, Reader, Transaction } from './database';
import type { Rebinding } from './documents';
import { documents, howMany } from './questions';

const OPEN = 'open';

/** Adds a request that waits. @throws DuplicateKey when one of its person or its WeChat waits already */
export const addRebinding = async (tx: Transaction, rebinding: Omit<Rebinding, 'slot'>): Promise<void> =>
  tx.add('rebindings', { ...rebinding, slot: OPEN, search: await searchOfRebinding(rebinding) });

export const searchOfRebinding = ({
  name,
  departmentName,
}: Pick<Rebinding, 'name' | 'departmentName'>): Promise<SearchIndex> =>
  searchable([{ personName: name }, { text: departmentName }]);

export const getRebinding = (db: Reader, rebindingId: string): Promise<Rebinding | undefined> =>
  db.get('rebindings', rebindingId);

/** A request as it is once it was decided; others of its person or its WeChat may be opened after it. */
export const decided = (rebinding: Rebinding): Rebinding => ({ ...rebinding, slot: rebinding._id, checkCode: '' });

export const saveRebinding = (tx: Transaction, rebinding: Rebinding): Promise<void> => tx.put('rebindings', rebinding);

/** The request for a person that waits: at most one. */
export const openRebindingFor = (personId: string) =>
  documents('rebindings', { where: { personId, slot: OPEN }, limit: 1 });

/** The request for a person that waits, or the one of a WeChat. */
export async function findOpenRebinding(
  db: Database,
  whose: { personId: string } | { openid: string },
): Promise<Rebinding | undefined> {
  const [rebinding] = await db.find('rebindings', { where: { ...whose, slot: OPEN }, limit: 1 });
  return rebinding;
}

/** The last request of a WeChat, whatever became of it. */
export const latestRebindingOf = (openid: string) =>
  documents('rebindings', { where: { openid }, orderBy: [['submittedAt', 'desc']], limit: 1 });

/** How many requests were made since an instant, for a person or from a WeChat, whatever became of them. */
export const countRebindingsSince = (
  db: Database,
  since: number,
  whose: { personId: string } | { openid: string },
): Promise<number> => db.count('rebindings', { ...whose, submittedAt: { gt: since } });

/** The last approval since an instant that took a WeChat's registration to another one. */
export const latestMoveFrom = (openid: string, since: number) =>
  documents('rebindings', {
    where: { movedFrom: openid, movedAt: { gt: since } },
    orderBy: [['movedAt', 'desc']],
    limit: 1,
  });

/** A request for somebody of one institution; another institution's is as good as none. */
export async function findOwnRebinding(
  db: Reader,
  { rebindingId, institutionId }: { rebindingId: string; institutionId: string },
): Promise<Rebinding | undefined> {
  const rebinding = await getRebinding(db, rebindingId);
  return rebinding?.institutionId === institutionId ? rebinding : undefined;
}

/** The requests for the people of an institution, newest first; of one state in the order they came. */
export function listRebindings(
  db: Database,
  options: { institutionId: string; state?: RebindingState | undefined; search?: string | undefined },
  request: PageRequest,
): Promise<Page<Rebinding>> {
  const { institutionId, state, search } = options;
  const { where, ...filtered } = searchFor(search);
  return findPage(db, 'rebindings', {
    where: { institutionId, ...(state === undefined ? {} : { state }), ...where },
    orderBy: ['submittedAt', state === undefined ? 'desc' : 'asc'],
    request,
    ...filtered,
  });
}

export const countRebindings = (db: Database, institutionId: string, state: RebindingState): Promise<number> =>
  db.count('rebindings', { institutionId, state });

/** A request that waits goes on at the institution that has its person now. */
export async function handRebindingOver(
  tx: Transaction,
  rebinding: Rebinding,
  place: { institutionId: string; departmentName: string },
): Promise<void> {
  const moved = { ...rebinding, ...place };
  await saveRebinding(tx, { ...moved, search: await searchOfRebinding(moved) });
}

/** How many requests wait for an institution. */
export const rebindingsWaiting = (institutionId: string): Question<number> =>
  howMany('rebindings', { institutionId, state: 'pending' });
