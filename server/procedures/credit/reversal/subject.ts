import { refuse } from '../../../call/refusal';
import type { Database } from '../../../data/database';
import type { LedgerEntry } from '../../../data/documents';
import { findEntryOfRound } from '../../../data/ledger';
import { findOwnRoundOfAnyKind, type AnyRound } from '../../../data/rounds';
import { findReversed } from '../../../data/reversals';

/** What a reversal is about, as it stands now. */
export interface Subject {
  round: AnyRound;
  /** One person's; undefined for all of the round. */
  entry: LedgerEntry | undefined;
  subjectId: string;
  people: number;
  creditHundredths: number;
  /** Nothing is left to take back. */
  reversed: boolean;
}

/** @throws Refusal `notFound` */
export async function findSubject(
  db: Database,
  { roundId, personId, institutionId }: { roundId: string; personId: string | undefined; institutionId: string },
): Promise<Subject> {
  const round = await findOwnRoundOfAnyKind(db, { roundId, institutionId });
  if (personId === undefined) {
    const { granted: people, creditHundredths, state } = round;
    const reversed = people === 0 || (state === 'nobodyGranted' && people > 0) || round.reversedBy !== undefined;
    return { round, entry: undefined, subjectId: roundId, people, creditHundredths, reversed };
  }
  const entry = (await findEntryOfRound(db, round, personId)) ?? refuse('notFound');
  const reversed = (await findReversed(db, [entry._id])).has(entry._id);
  return { round, entry, subjectId: entry._id, people: 1, creditHundredths: entry.creditHundredths, reversed };
}
