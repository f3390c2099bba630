import { idOf } from '../../domain/kernel/id';
import type { Database } from './database';
import type { GrantOutcome } from './documents';
import { documents } from './questions';

export function outcomeId({ roundId, personId }: { roundId: string; personId: string }): string {
  return idOf(roundId, personId);
}

/** Writes why somebody of a round got nothing; a repeat of the slice meets its own document. */
export async function addOutcome(db: Database, outcome: GrantOutcome): Promise<void> {
  await db.add('grantOutcomes', outcome);
}

/** The outcomes of a round behind one of them, in the order of their ids. @param after '' for the first ones */
export function findOutcomesAfter(
  db: Database,
  { roundId, after, limit }: { roundId: string; after: string; limit: number },
): Promise<GrantOutcome[]> {
  const first = outcomeId({ roundId, personId: '' });
  // Ids of a round go on with a colon behind its own, and a semicolon follows it.
  const behind = `${first.slice(0, -1)};`;
  return db.find('grantOutcomes', {
    where: { _id: { gt: after === '' ? first : after, lt: behind } },
    orderBy: [['_id', 'asc']],
    limit,
  });
}

/** Why holdings of one year gave a person no credit, in no particular order. */
export const outcomesOf = (personId: string, year: number) =>
  documents('grantOutcomes', { where: { personId, year }, limit: 1000 });
