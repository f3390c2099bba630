import { idOf } from '../../domain/kernel/id';
import type { Database } from './database';
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

/** Why holdings of one year gave a person no credit, in no particular order. */
export const outcomesOf = (personId: string, year: number) =>
  documents('grantOutcomes', { where: { personId, year }, limit: 1000 });
