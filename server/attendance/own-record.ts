import type { OutputOf } from '../../contract';
import { earnsCredits } from '../../domain/person/standing';
import type { AttendanceRecord, Person } from '../data/documents';
import { recordState } from './shown-records';

/** A check-in as its own person sees it (T1, T4). */
export const ownRecord = (
  record: AttendanceRecord,
  { person, title = '' }: { person: Pick<Person, 'state'>; title: string | undefined },
): OutputOf<'attendance.myRecords'>['rows'][number] => ({
  recordId: record._id,
  projectId: record.projectId,
  batchId: record.batchId,
  title,
  placeName: record.placeName,
  evidenceAt: record.evidenceAt,
  origin: record.origin,
  state: recordState(record, { registrationWaits: !earnsCredits(person.state) }),
});
