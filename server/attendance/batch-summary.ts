import { SECOND_MS } from '../../domain/time';
import { scanBatch, type OwnBatch } from '../data/attendance';
import { readAttendees } from '../data/attendees';
import type { Database } from '../data/database';
import { perInstance } from './per-instance';

/** The figures over all records of a batch (A6). */
export interface BatchSummary {
  people: number;
  records: number;
  flagged: number;
  late: number;
  awaitsConfirmation: number;
  provisional: number;
  /** People whose registration still waits: their provisional records do not count yet. */
  pendingPersonIds: ReadonlySet<string>;
}

/** A batch of thousands is not counted again for every page of its list. */
const WORTH_REMEMBERING = 3000;
const REMEMBERED_MS = 5 * SECOND_MS;
const summariesOf = perInstance(() => new Map<string, { summary: BatchSummary; madeAt: number }>());

/**
 * Counts a batch's records. Small batches are counted each time; the figures of large ones may be 5 s old.
 * @param at server time, epoch milliseconds
 */
export async function summariseBatch(db: Database, batch: OwnBatch, at: number): Promise<BatchSummary> {
  const remembered = summariesOf(db);
  const key = JSON.stringify([batch.institutionId, batch.projectId, batch.batchId]);
  const known = remembered.get(key);
  if (known && at >= known.madeAt && at - known.madeAt < REMEMBERED_MS) return known.summary;
  const summary = await count(db, batch);
  remembered.clear();
  if (summary.records >= WORTH_REMEMBERING) remembered.set(key, { summary, madeAt: at });
  return summary;
}

/** After a change of the records by this instance. */
export function forgetSummaries(db: Database): void {
  summariesOf(db).clear();
}

async function count(db: Database, batch: OwnBatch): Promise<BatchSummary> {
  const people = new Set<string>();
  const figures = { records: 0, flagged: 0, late: 0, awaitsConfirmation: 0 };
  const provisionalOf = new Map<string, number>();
  for await (const page of scanBatch(db, batch)) {
    for (const { personId, flags, origin, confirmed, provisional } of page) {
      people.add(personId);
      figures.records += 1;
      if (flags.length > 0) figures.flagged += 1;
      if (origin === 'late') figures.late += 1;
      if (!confirmed) figures.awaitsConfirmation += 1;
      if (provisional) provisionalOf.set(personId, (provisionalOf.get(personId) ?? 0) + 1);
    }
  }
  const waiting = await readAttendees(db, provisionalOf.keys());
  let provisional = 0;
  const pendingPersonIds = new Set<string>();
  for (const [personId, records] of provisionalOf) {
    if (waiting.get(personId)?.state === 'approved') continue;
    pendingPersonIds.add(personId);
    provisional += records;
  }
  return { people: people.size, ...figures, provisional, pendingPersonIds };
}
