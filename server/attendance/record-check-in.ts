import { dayOf } from '../../domain/kernel/time';
import {
  decideCheckIn,
  type AdmittedScan,
  type Capacity,
  type CheckInRecordDecision,
  type PersonRefusal,
} from '../../domain/attendance/check-in';
import type { PlaceResult } from '../../domain/attendance/place';
import { checkInStanding } from '../../domain/person/standing';
import type { Context } from '../call/context';
import { addRecord, findElsewhere } from '../data/attendance';
import type { AttendanceRecord, AttendanceSession, Person } from '../data/documents';
import { doubtKeys } from '../data/doubts';
import { isCapped, takeSeat, useSeat } from './seats';

export type Recorded =
  | { kind: 'recorded'; record: AttendanceRecord; session: AttendanceSession; repeat: boolean }
  | { kind: 'refused'; reason: PersonRefusal };

/**
 * Decides on an admitted scan of a known person and writes its record. One write; with a cap one more for a person's
 * first entry, and a few calls where others took the same seat. The `_id` is made of session, person and token second: sending it again writes nothing.
 *
 * @param looksElsewhere whether the person's record in another batch near that moment is looked up
 */
export async function recordCheckIn(
  context: Context,
  options: {
    session: AttendanceSession;
    scan: AdmittedScan;
    person: Person;
    place: PlaceResult;
    /** Its picture was found to show its person. */
    faceVerified: boolean;
    fromAlbum: boolean;
    looksElsewhere: boolean;
  },
): Promise<Recorded> {
  const { db } = context;
  const { session, scan, person, place, faceVerified, fromAlbum, looksElsewhere } = options;
  const elsewhereAt = looksElsewhere
    ? await findElsewhere(db, { personId: person._id, batch: session, evidenceAt: scan.evidenceAt })
    : undefined;
  const decide = (capacity: Capacity) =>
    decideCheckIn(scan, {
      personId: person._id,
      registration: checkInStanding(person),
      isOutsider: isOutsider(session, person),
      faceVerified,
      place,
      fromAlbum,
      elsewhereAt,
      capacity,
    });
  // First as if there were room: who is refused anyway takes no seat.
  let decision = decide({ holdsPlace: true, countedPeople: 0 });
  // A late record holds no seat: its person takes one when it is confirmed.
  const takesSeat = decision.kind === 'record' && !decision.awaitsConfirmation && isCapped(session);
  const seating = takesSeat ? await takeSeat(context, { session, person }) : undefined;
  if (seating) decision = decide(seating);
  if (decision.kind === 'refuse') return { kind: 'refused', reason: decision.reason };
  const record = recordOf(context, { decision, session, person });
  const write = (): Promise<'added' | 'exists'> => addRecord(db, record);
  const written = await (seating ? useSeat(db, { sessionId: session._id, person, seating, write }) : write());
  return { kind: 'recorded', record, session, repeat: written === 'exists' };
}

/** Whether a session is for the people of its own institution, and somebody is none of them (M21). */
const isOutsider = (
  { activity, institutionId }: Pick<AttendanceSession, 'activity' | 'institutionId'>,
  person: Pick<Person, 'institutionId'>,
): boolean => activity === true && person.institutionId !== institutionId;

function recordOf(
  { requestId }: Context,
  { decision, session, person }: { decision: CheckInRecordDecision; session: AttendanceSession; person: Person },
): AttendanceRecord {
  const { name, personNumber, institutionId, institutionName, departmentName } = person;
  return {
    _id: decision.recordId,
    sessionId: session._id,
    projectId: session.projectId,
    batchId: session.batchId,
    institutionId: session.institutionId,
    courseIds: session.courseIds,
    personId: person._id,
    who: { name, personNumber, institutionId, institutionName, departmentName },
    day: dayOf(decision.evidenceAt),
    evidenceAt: decision.evidenceAt,
    receivedAt: decision.receivedAt,
    ageMs: decision.tokenAgeMs,
    requestId,
    placeName: session.placeName,
    ...(decision.place && { place: decision.place }),
    origin: decision.origin,
    provisional: decision.provisional,
    confirmed: !decision.awaitsConfirmation,
    flags: decision.flags,
    flagged: decision.flags.length > 0,
    rotationSeconds: session.rotationSeconds,
    ...doubtKeys({ sessionId: session._id, flags: decision.flags }),
  };
}
