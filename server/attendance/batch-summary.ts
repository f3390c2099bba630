import { awaitsConfirmation, isSuspicious, suspiciousFlags } from '../../domain/attendance/attendance-record';
import { earnsCredits } from '../../domain/person/standing';
import { findNewest, type OwnBatch, type ScannedRecord } from '../data/attendance';
import { countPeople, countRecords, scanProvisional } from '../data/attendance-counts';
import { readAttendees } from '../data/attendees';
import type { Database } from '../data/database';

/** The figures over all records of a batch (A6). */
export interface BatchSummary {
  people: number;
  records: number;
  flagged: number;
  suspicious: number;
  late: number;
  awaitsConfirmation: number;
  provisional: number;
  /** People whose registration still waits: their provisional records do not count yet. */
  pendingPersonIds: ReadonlySet<string>;
}

/** What can be counted without knowing how registrations stand now. */
type RecordFigures = Omit<BatchSummary, 'provisional' | 'pendingPersonIds'>;

/**
 * Counts a batch's records. A thousand and less are read at once and counted here; of more the database counts, in as
 * many calls for 200,000 as for 2,000.
 */
export async function summariseBatch(db: Database, batch: OwnBatch): Promise<BatchSummary> {
  const { records, all } = await findNewest(db, batch);
  if (all) {
    const provisional = records.filter((record) => record.provisional).map(({ personId }) => personId);
    return { ...figuresOf(records), ...(await pendingOf(db, provisional)) };
  }
  const [figures, provisional] = await Promise.all([countFigures(db, batch), readProvisional(db, batch)]);
  return { ...figures, ...(await pendingOf(db, provisional)) };
}

function figuresOf(records: readonly ScannedRecord[]): RecordFigures {
  const count = (is: (record: ScannedRecord) => boolean): number => records.filter(is).length;
  return {
    people: new Set(records.map(({ personId }) => personId)).size,
    records: records.length,
    flagged: count(({ flags }) => flags.length > 0),
    suspicious: count(isSuspicious),
    late: count(({ origin }) => origin === 'late'),
    awaitsConfirmation: count(awaitsConfirmation),
  };
}

async function countFigures(db: Database, batch: OwnBatch): Promise<RecordFigures> {
  const [people, records, flagged, suspicious, late, awaitsConfirmation] = await Promise.all([
    countPeople(db, batch),
    countRecords(db, batch),
    countRecords(db, batch, { flagged: true }),
    countRecords(db, batch, { flagged: true, flags: { in: suspiciousFlags } }),
    countRecords(db, batch, { origin: 'late' }),
    countRecords(db, batch, { origin: 'late', confirmed: false }),
  ]);
  return { people, records, flagged, suspicious, late, awaitsConfirmation };
}

/**
 * What an analysis made now would leave out. Late records are counted by the database; of provisional ones it takes the
 * people, to know how their registrations stand.
 */
export async function countUncounted(
  db: Database,
  batch: OwnBatch,
): Promise<{ toReview: number; notApproved: number; toConfirm: number }> {
  const [toConfirm, provisional] = await Promise.all([
    countRecords(db, batch, { origin: 'late', confirmed: false }),
    readProvisional(db, batch),
  ]);
  const people = [...(await readAttendees(db, new Set(provisional))).values()];
  const waiting = people.filter(({ state }) => !earnsCredits(state));
  const toReview = waiting.filter(
    ({ state, institutionId }) => state === 'pending' && institutionId === batch.institutionId,
  ).length;
  return { toReview, notApproved: waiting.length - toReview, toConfirm };
}

async function readProvisional(db: Database, batch: OwnBatch): Promise<string[]> {
  const personIds: string[] = [];
  for await (const page of scanProvisional(db, batch)) personIds.push(...page.map(({ personId }) => personId));
  return personIds;
}

/** @param personIds who made each provisional record, in any order */
async function pendingOf(
  db: Database,
  personIds: readonly string[],
): Promise<Pick<BatchSummary, 'provisional' | 'pendingPersonIds'>> {
  const attendees = await readAttendees(db, new Set(personIds));
  const waits = (personId: string): boolean => !earnsCredits(attendees.get(personId)?.state);
  const pending = personIds.filter(waits);
  return { provisional: pending.length, pendingPersonIds: new Set(pending) };
}
