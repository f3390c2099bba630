import { atTwoPlaces, TWO_PLACES_MS } from '../../domain/attendance/two-places';
import { byPerson } from '../../domain/attendance/two-halls';
import { findAllElsewhere, type OwnBatch } from '../data/attendance';
import type { Database } from '../data/database';
import { inParallel, slicesOf } from '../data/in-parallel';
import { sessionIdOf } from '../data/sessions';

const PEOPLE_A_READ = 100;
const READS_AT_ONCE = 4;

/**
 * Which of some check-ins of a batch were made by people who were in another meeting at nearly the same moment (rules: "Flags").
 * @returns by record, when they were there, epoch milliseconds
 */
export async function elsewhereOf(
  db: Database,
  batch: OwnBatch,
  records: readonly { recordId: string; personId: string; evidenceAt: number }[],
): Promise<Map<string, number>> {
  const people = byPerson(records);
  const sessionId = sessionIdOf(batch);
  const found = new Map<string, number>();
  await inParallel(slicesOf([...people.keys()], PEOPLE_A_READ), READS_AT_ONCE, async (personIds) => {
    const own = personIds.flatMap((personId) => people.get(personId) ?? []);
    const elsewhere = await findAllElsewhere(db, {
      personIds,
      sessionId,
      from: own.reduce((first, { evidenceAt }) => Math.min(first, evidenceAt), Infinity) - TWO_PLACES_MS,
      to: own.reduce((last, { evidenceAt }) => Math.max(last, evidenceAt), -Infinity) + TWO_PLACES_MS,
    });
    for (const [{ recordId }, at] of atTwoPlaces(own, elsewhere)) found.set(recordId, at);
  });
  return found;
}
