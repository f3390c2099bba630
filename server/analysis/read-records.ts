import type { AnalysisRecord } from '../../domain/analysis';
import { TWO_PLACES_MS } from '../../domain/two-places';
import { findAllElsewhere, scanBatch, type OwnBatch, type ScannedRecord, type Sighting } from '../data/attendance';
import type { Database } from '../data/database';
import { sessionIdOf } from '../data/sessions';

/** A record as the analysis needs it; whether it counts is known when its person has been read. */
export type BatchRecord = AnalysisRecord & {
  courseIds: readonly string[];
  placeName: string;
  confirmed: boolean;
};

/**
 * Every record of a batch, small enough that 200,000 of them fit the memory of one instance: what repeats (person,
 * courses, place, flags) is kept once.
 */
export async function readBatchRecords(db: Database, batch: OwnBatch): Promise<BatchRecord[]> {
  const records: BatchRecord[] = [];
  const shared = new Shared();
  for await (const page of scanBatch(db, batch)) for (const record of page) records.push(shared.compact(record));
  return records;
}

/** When the people of a batch were in other sessions, as near to its records as the rule of two places looks. */
export function readElsewhere(db: Database, batch: OwnBatch, records: readonly BatchRecord[]): Promise<Sighting[]> {
  let [first, last] = [Infinity, -Infinity];
  for (const { evidenceAt } of records) {
    if (evidenceAt < first) first = evidenceAt;
    if (evidenceAt > last) last = evidenceAt;
  }
  return findAllElsewhere(db, {
    personIds: [...new Set(records.map(({ personId }) => personId))],
    sessionId: sessionIdOf(batch),
    from: first - TWO_PLACES_MS,
    to: last + TWO_PLACES_MS,
  });
}

class Shared {
  readonly #texts = new Map<string, string>();
  readonly #lists = new Map<string, readonly string[]>();

  compact(record: ScannedRecord): BatchRecord {
    return {
      recordId: record._id,
      personId: this.#text(record.personId),
      evidenceAt: record.evidenceAt,
      origin: record.origin,
      counts: false,
      flags: this.#list(record.flags),
      courseIds: this.#list(record.courseIds),
      placeName: this.#text(record.placeName),
      confirmed: record.confirmed,
    };
  }

  #text(text: string): string {
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }

  #list<Item extends string>(list: readonly Item[]): readonly Item[] {
    const key = list.join('\n');
    const known = this.#lists.get(key);
    if (known === undefined) this.#lists.set(key, list);
    // The list found has the same items.
    return (known as readonly Item[] | undefined) ?? list;
  }
}
