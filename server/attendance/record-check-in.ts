import { dayOf } from '../../domain/kernel/time';
import type {
  CheckInDecision,
  CheckInFacts,
  CheckInRecordDecision,
  CheckInRefusal,
} from '../../domain/attendance/check-in';
import type { Context } from '../call/context';
import { addRecord } from '../data/attendance';
import type { AttendanceRecord, AttendanceSession, Person } from '../data/documents';
import type { Scan } from './read-scan';
import { isCapped, takeSeat, useSeat } from './seats';

/** Which of the two doors of `domain/attendance/check-in.ts` a scan comes through. */
export type Decide = (facts: CheckInFacts) => CheckInDecision;

export type Recorded =
  | { kind: 'recorded'; record: AttendanceRecord; session: AttendanceSession; repeat: boolean }
  | { kind: 'refused'; reason: CheckInRefusal };

/**
 * Decides on a scan of a known person and writes its record. One write; with a cap, up to two more for a person's first
 * entry. The `_id` is made of session, person and token second: sending it again writes nothing.
 *
 * @param elsewhereAt the person's record in another session near that moment, where it was looked up
 */
export async function recordCheckIn(
  context: Context,
  options: { scan: Scan; person: Person; decide: Decide; fromAlbum: boolean; elsewhereAt?: number | undefined },
): Promise<Recorded> {
  const { db, at } = context;
  const { scan, person, decide, fromAlbum, elsewhereAt } = options;
  const { session } = scan;
  const factsWith = (capacity: CheckInFacts['capacity']): CheckInFacts => ({
    ...scan.facts,
    person: { personId: person._id, registration: person.state },
    // Sessions ask for neither yet: the face check and places come with work of their own.
    faceVerified: false,
    place: 'notAsked',
    fromAlbum,
    elsewhereAt,
    capacity,
  });
  // First as if there were room: who is refused anyway takes no seat.
  let decision = decide(factsWith({ holdsPlace: true, countedPeople: 0 }));
  if (decision.kind === 'record' && session && isCapped(session)) {
    decision = decide(factsWith(await takeSeat(db, { session, person, at })));
  }
  if (decision.kind === 'refuse') return { kind: 'refused', reason: decision.reason };
  if (decision.kind === 'repeat' || !session) throw new Error('a record is known to its id alone here');
  const record = recordOf(context, { decision, session, person });
  const write = (): Promise<'added' | 'exists'> => addRecord(db, record);
  const written = await (isCapped(session) ? useSeat(db, { session, person, at, write }) : write());
  return { kind: 'recorded', record, session, repeat: written === 'exists' };
}

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
    origin: decision.origin,
    provisional: decision.provisional,
    confirmed: !decision.awaitsConfirmation,
    flags: decision.flags,
    flagged: decision.flags.length > 0,
  };
}
