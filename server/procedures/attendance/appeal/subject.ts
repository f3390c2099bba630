import type { ParsedInputOf } from '../../../../contract';
import {
  attendanceAppealUntil,
  isAppealable,
  outcomeAppealUntil,
  type AppealSubject,
} from '../../../../domain/attendance/appeal';
import { slotsOf } from '../../../../domain/attendance/slots';
import { spotChecksOf } from '../../../../domain/attendance/spot-check';
import { reversalEntryId } from '../../../../domain/credit/ledger';
import { dayOf } from '../../../../domain/kernel/time';
import type { AttendanceWindow } from '../../../../domain/project/attendance-window';
import type { Batch } from '../../../../domain/project/batch';
import { slotRecords } from '../../../attendance/person-slots';
import { recordsOfPersonIn } from '../../../data/attendance';
import type { Database } from '../../../data/database';
import type { Person, Project } from '../../../data/documents';
import { getOutcome } from '../../../data/outcomes';
import { getLedgerEntry } from '../../../data/reversals';

/** What an appeal is about, as it was found. */
export interface Found {
  subject: AppealSubject;
  /** Of attendance; else none. */
  windows: AttendanceWindow[];
  /** Whether there is what it is about. */
  founded: boolean;
  /** The last millisecond for it. */
  until: number;
}

/** Finds what somebody appeals about: it has to be their own, of this batch. */
export function findSubject(
  db: Database,
  { project, batch, person, at }: { project: Project; batch: Batch; person: Person; at: number },
  about: ParsedInputOf<'appeal.ask'>['about'],
): Promise<Found> {
  const isOfBatch = (roundId: string | undefined): boolean =>
    project.rounds.some((round) => round.roundId === roundId && round.batchId === batch.batchId);
  switch (about.kind) {
    case 'attendance':
      return missedSlots(db, { project, batch, person, at }, about.slots);
    case 'outcome':
      return getOutcome(db, { roundId: about.roundId, personId: person._id }).then((outcome) => ({
        subject: { kind: 'outcome', roundId: about.roundId },
        windows: [],
        founded: isOfBatch(outcome?.roundId),
        until: outcomeAppealUntil(outcome?.at ?? at),
      }));
    case 'reversal':
      return takenBack(db, about.entryId, person).then(({ roundId, toldAt }) => ({
        subject: { kind: 'reversal', entryId: about.entryId },
        windows: [],
        founded: isOfBatch(roundId),
        until: outcomeAppealUntil(toldAt ?? at),
      }));
  }
}

/** @param begins of slots of one day that lack their person */
async function missedSlots(
  db: Database,
  { project, batch, person, at }: { project: Project; batch: Batch; person: Person; at: number },
  begins: readonly number[],
): Promise<Found> {
  const { _id: projectId, institutionId, courses } = project;
  const { batchId } = batch;
  const records = await recordsOfPersonIn(db, { institutionId, projectId, batchId }, person._id);
  const windows = slotsOf({
    batch,
    courses,
    spotChecks: spotChecksOf(project, batch.batchId),
    records: slotRecords(records, person),
    now: at,
  })
    .filter((slot) => isAppealable(slot) && begins.includes(slot.window.begin))
    .map(({ window }) => window);
  const day = dayOf(begins[0] ?? at);
  const isWhole = new Set(begins).size === windows.length && begins.every((begin) => dayOf(begin) === day);
  return {
    subject: { kind: 'attendance', projectId, batchId, day },
    windows,
    founded: isWhole,
    until: attendanceAppealUntil(batch),
  };
}

/** A person's own entry that was taken back: which round wrote it, and when they were told. */
async function takenBack(
  db: Database,
  entryId: string,
  { _id: personId }: Person,
): Promise<{ roundId?: string; toldAt?: number }> {
  const [entry, reversal] = await Promise.all([
    getLedgerEntry(db, entryId),
    getLedgerEntry(db, reversalEntryId(entryId)),
  ]);
  return entry?.personId === personId && reversal ? { roundId: entry.roundId, toldAt: reversal.at } : {};
}
