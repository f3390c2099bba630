import { idOf } from '../../domain/kernel/id';
import type { Database, Transaction } from './database';
import type { Exclusion } from './documents';

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

/** Every exclusion of a batch, by person id. */
export async function findExclusions(
  db: Database,
  { projectId, batchId }: { projectId: string; batchId: string },
): Promise<Map<string, Exclusion>> {
  const found = new Map<string, Exclusion>();
  let after = '';
  for (;;) {
    const page = await db.find('exclusions', {
      where: { projectId, batchId, _id: { gt: after } },
      orderBy: [['_id', 'asc']],
      limit: PAGE,
    });
    for (const exclusion of page) {
      found.set(exclusion.personId, exclusion);
      after = exclusion._id;
    }
    if (page.length < PAGE) return found;
  }
}

export function getExclusion(db: Pick<Database, 'get'>, id: string): Promise<Exclusion | undefined> {
  return db.get('exclusions', id);
}

/** Stores what an exclusion is from now on; undefined removes it. */
export async function saveExclusion(tx: Transaction, id: string, exclusion: Exclusion | undefined): Promise<void> {
  if (exclusion) await tx.put('exclusions', exclusion);
  else await tx.remove('exclusions', id);
}
