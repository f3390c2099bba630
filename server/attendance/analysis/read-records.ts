import { doubtsOf } from '../../../domain/attendance/attendance-record';
import type { AnalysisRecord } from '../../../domain/attendance/analysis';
import type { Batch } from '../../../domain/project/batch';
import { addDays, instantOf } from '../../../domain/kernel/time';
import { ALWAYS, scanBatch, type EvidenceSpan, type OwnBatch, type ScannedRecord } from '../../data/attendance';
import type { Database } from '../../data/database';
import { elsewhereOf } from '../elsewhere';
import { inParallel } from '../../data/in-parallel';

/** A record as the analysis needs it; whether it counts is known when its person has been read. */
export type BatchRecord = AnalysisRecord & {
  courseIds: readonly string[];
  sessionId: string;
  placeName: string;
  confirmed: boolean;
  removed?: true;
  verified?: true;
};

/** Each page waits for the one before it, so a batch is read in several places at once. */
const READS_AT_ONCE = 4;

/**
 * Every record of a batch, small enough that 200,000 of them fit the memory of one instance: what repeats (person,
 * courses, place, flags) is kept once.
 */
export async function readBatchRecords(
  db: Database,
  batch: OwnBatch,
  days: Pick<Batch, 'begin' | 'end'>,
): Promise<BatchRecord[]> {
  const shared = new Shared();
  const spans = await inParallel(spansOf(days), READS_AT_ONCE, async (span) => {
    const records: BatchRecord[] = [];
    for await (const page of scanBatch(db, batch, span))
      for (const record of page) records.push(shared.compact(record));
    return records;
  });
  return spans.flat();
}

/** The days of a batch in equal spans, newest first; what lies outside of them, if anything, is in the outermost. */
function spansOf({ begin, end }: Pick<Batch, 'begin' | 'end'>): EvidenceSpan[] {
  const first = instantOf(begin);
  const length = instantOf(addDays(end, 1)) - first;
  const cuts = Array.from({ length: READS_AT_ONCE - 1 }, (_, index) =>
    Math.round(first + (length * (index + 1)) / READS_AT_ONCE),
  );
  const bounds = [ALWAYS.from, ...cuts, ALWAYS.until];
  return bounds
    .slice(1)
    .map((until, index) => ({ from: bounds[index] ?? ALWAYS.from, until }))
    .reverse();
}

/** Flags the records of people who were in another meeting at nearly the same moment (rules: "Check-in"). */
export async function flagTwoPlaces(db: Database, batch: OwnBatch, records: readonly BatchRecord[]): Promise<void> {
  const elsewhere = await elsewhereOf(db, batch, records);
  for (const record of records)
    // An administrator has looked into it and vouches for it.
    if (elsewhere.has(record.recordId) && !record.verified && !record.flags.includes('twoPlaces'))
      record.flags = [...record.flags, 'twoPlaces'];
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
      flags: this.#list(record.verified ? record.flags.filter((flag) => doubtsOf([flag]).length === 0) : record.flags),
      courseIds: this.#list(record.courseIds),
      sessionId: this.#text(record.sessionId),
      placeName: this.#text(record.placeName),
      confirmed: record.confirmed,
      ...(record.removed ? { removed: true } : {}),
      ...(record.verified ? { verified: true } : {}),
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
