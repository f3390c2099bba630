import { idOf } from '../../domain/kernel/id';
import { dayOf } from '../../domain/kernel/time';
import { checkInStanding } from '../../domain/person/standing';
import type { AttendanceWindow } from '../../domain/project/attendance-window';
import type { Context } from '../call/context';
import type { AttendanceRecord, AttendanceSession, Person } from '../data/documents';

/**
 * A record that an administrator makes for a slot: by hand, or by granting an appeal. Once a session, person and slot; where an earlier
 * one was taken back, the next has the next generation.
 * @param options.records all that the person has in the batch
 */
export function madeRecord(
  { at, requestId }: Pick<Context, 'at' | 'requestId'>,
  options: {
    session: AttendanceSession;
    person: Person;
    records: readonly AttendanceRecord[];
    slot: AttendanceWindow;
    evidenceAt: number;
    origin: 'manual' | 'appeal';
    made: { reason: string; by: string };
  },
): AttendanceRecord {
  const { session, person, records, slot, evidenceAt, origin, made } = options;
  const { name, personNumber, institutionId, institutionName, departmentName } = person;
  const key = idOf(session._id, person._id, origin, slot.begin);
  const generation = records.filter(({ _id, removed }) => removed && (_id === key || _id.startsWith(`${key}:`))).length;
  return {
    _id: generation === 0 ? key : `${key}:${generation}`,
    sessionId: session._id,
    projectId: session.projectId,
    batchId: session.batchId,
    institutionId: session.institutionId,
    courseIds: session.courseIds,
    personId: person._id,
    who: { name, personNumber, institutionId, institutionName, departmentName },
    day: dayOf(evidenceAt),
    evidenceAt,
    receivedAt: at,
    ageMs: 0,
    requestId,
    placeName: session.placeName,
    origin,
    provisional: checkInStanding(person) === 'provisional',
    confirmed: true,
    flags: [],
    flagged: false,
    made,
  };
}
