import { idOf } from '../../domain/kernel/id';
import type { Database, Transaction } from './database';
import type { Exclusion } from './documents';
import { ask, documents } from './questions';

const PAGE = 1000;

/** A person is excluded from a batch, whatever the number of analyses made of it. */
export function exclusionId({
  projectId,
  batchId,
  personId,
}: {
  projectId: string;
  batchId: string;
  personId: string;
}): string {
  return idOf(projectId, batchId, personId);
}

/** The first exclusions of a batch, by their ids: no batch has more. {@link exclusionsById} goes on. */
export const exclusionsOf = ({ projectId, batchId }: { projectId: string; batchId: string }, after = '') =>
  documents('exclusions', {
    where: { projectId, batchId, _id: { gt: after } },
    orderBy: [['_id', 'asc']],
    limit: PAGE,
  });

/** Every exclusion of a batch, by person id. */
export async function exclusionsById(
  db: Database,
  batch: { projectId: string; batchId: string },
  first: readonly Exclusion[],
): Promise<Map<string, Exclusion>> {
  const found = new Map<string, Exclusion>();
  for (let page = first; ; page = await ask(db, exclusionsOf(batch, page.at(-1)?._id))) {
    for (const exclusion of page) found.set(exclusion.personId, exclusion);
    if (page.length < PAGE) return found;
  }
}

/** The same by itself. */
export const findExclusions = async (
  db: Database,
  batch: { projectId: string; batchId: string },
): Promise<Map<string, Exclusion>> => exclusionsById(db, batch, await ask(db, exclusionsOf(batch)));

export function getExclusion(db: Pick<Database, 'get'>, id: string): Promise<Exclusion | undefined> {
  return db.get('exclusions', id);
}

/** Stores what an exclusion is from now on; undefined removes it. */
export async function saveExclusion(tx: Transaction, id: string, exclusion: Exclusion | undefined): Promise<void> {
  if (exclusion) await tx.put('exclusions', exclusion);
  else await tx.remove('exclusions', id);
}
