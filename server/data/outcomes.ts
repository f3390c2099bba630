import { idOf } from '../../domain/kernel/id';
import type { Database, Reader } from './database';
import type { GrantOutcome } from './documents';
import { inParallel, slicesOf } from './in-parallel';
import { documents } from './questions';

export function outcomeId({ roundId, personId }: { roundId: string; personId: string }): string {
  return idOf(roundId, personId);
}

/** Outcomes that one request writes. */
const OUTCOMES_A_WRITE = 50;
const WRITES_AT_ONCE = 8;

/** Writes why people of a round got nothing; a repeat of the slice meets its own documents. */
export async function addOutcomes(db: Database, outcomes: readonly GrantOutcome[]): Promise<void> {
  await inParallel(slicesOf(outcomes, OUTCOMES_A_WRITE), WRITES_AT_ONCE, async (slice) => {
    if ((await db.addMany('grantOutcomes', slice)) === 'added') return;
    await inParallel(slice, WRITES_AT_ONCE, (outcome) => db.add('grantOutcomes', outcome));
  });
}

export const getOutcome = (
  db: Reader,
  whose: { roundId: string; personId: string },
): Promise<GrantOutcome | undefined> => db.get('grantOutcomes', outcomeId(whose));

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
