/** What people are told about their check-ins: made by hand, taken back, put back. */
import { lastAppealDay } from '../../domain/attendance/appeal';
import type { MissedDay } from '../../domain/attendance/missed-day';
import { idOf } from '../../domain/kernel/id';
import { clockOf, dayOf, type Day } from '../../domain/kernel/time';
import type { Batch } from '../../domain/project/batch';
import type { SpotCheck } from '../../domain/attendance/spot-check';
import type { AttendanceRecord, FaceCheck, Project } from '../data/documents';
import type { AudienceNews } from '../data/jobs';
import type { Event } from '../data/messages';

type Named = Pick<Project, '_id' | 'title'>;
type Told = Pick<AttendanceRecord, '_id' | 'personId' | 'evidenceAt' | 'batchId'>;

/** One message for all slots of one command. @param options.records at least one, of one person */
export function manualCheckIn(
  { _id: projectId, title }: Named,
  { records, made }: { records: readonly Told[]; made: { reason: string; by: string } },
): Event<'manualCheckIn'> {
  const [first] = records;
  if (!first) throw new Error('nothing to tell of');
  return {
    to: { person: first.personId },
    kind: 'manualCheckIn',
    key: first._id,
    facts: { projectId, batchId: first.batchId, title, records: records.length, by: made.by, reason: made.reason },
  };
}

/** Pictures that were not clear have been looked at. */
export const faceDecided = (
  { _id: projectId, title }: Named,
  { check, same, reason }: { check: FaceCheck; same: boolean; reason: string },
): Event<'faceConfirmed' | 'faceRejected'> => ({
  to: { person: check.personId },
  kind: same ? 'faceConfirmed' : 'faceRejected',
  key: check._id,
  facts: {
    projectId,
    batchId: check.batchId,
    title,
    moment: `${dayOf(check.evidenceAt)} ${clockOf(check.evidenceAt)}`,
    reason,
  },
});

/** A record was taken back, or put back; each time it is. */
export const recordRuled = (
  { _id: projectId, title }: Named,
  { record, ruling, number, reason }: { record: Told; ruling: 'removed' | 'restored'; number: number; reason: string },
): Event<'recordRemoved' | 'recordRestored'> => ({
  to: { person: record.personId },
  kind: ruling === 'removed' ? 'recordRemoved' : 'recordRestored',
  key: `${record._id}-${number}`,
  facts: {
    projectId,
    batchId: record.batchId,
    title,
    moment: `${dayOf(record.evidenceAt)} ${clockOf(record.evidenceAt)}`,
    reason,
  },
});

/** Somebody missed something on a day, and it costs them something. */
export const dayMissed = (
  { _id: projectId, title }: Named,
  {
    batch,
    day,
    personId,
    missed,
  }: { batch: Pick<Batch, 'batchId' | 'end'>; day: Day; personId: string; missed: MissedDay },
): Event<'dayMissed'> => ({
  to: { person: personId },
  kind: 'dayMissed',
  key: idOf(projectId, batch.batchId, day),
  facts: {
    ...{ projectId, batchId: batch.batchId, title, day, ...missed },
    goesOn: day < batch.end ? 1 : 0,
    appealUntil: lastAppealDay(batch),
  },
});

/** Whoever a spot check asks is told of it at once. */
export const spotCheckNews = (
  { _id: projectId, title }: Named,
  { batchId, begin, end, sessionId }: SpotCheck,
  day: Day,
): AudienceNews<'spotCheck'> => ({
  kind: 'spotCheck',
  key: begin,
  facts: { projectId, batchId, title, begin: clockOf(begin), end: clockOf(end) },
  followers: false,
  batchIds: [batchId],
  day,
  asked: { begin, end, sessionId },
});
