import {
  checkInRecordId,
  type AdmittedScan,
  type LateScanRefusal,
  type PersonRefusal,
  type ScanFacts,
} from '../../domain/attendance/check-in';
import type { ErrorDetails } from '../../contract/envelope';
import { placeResult, type PlaceResult, type Position } from '../../domain/attendance/place';
import { SECOND_MS } from '../../domain/kernel/time';
import { tokenAge } from '../../domain/attendance/token';
import { isInWindow } from '../../domain/project/attendance-window';
import type { Refusing } from '../call/refusal';
import { getRecord } from '../data/attendance';
import type { AttendanceRecord, AttendanceSession, Person } from '../data/documents';
import { keepFaceTicket } from '../data/faces';
import { findPersonByOpenid } from '../data/persons';
import { keepTicket } from '../data/tickets';
import { plannedWindows } from './planned-windows';
import { readScan, type Scan, type ScannerContext } from './read-scan';
import { recordCheckIn } from './record-check-in';

/** What a scan came to; `repeat` when the record had been there already. */
export interface Answer {
  record: AttendanceRecord;
  session: AttendanceSession;
  repeat: boolean;
}

/**
 * Takes one scan through one of the two doors, at once or late (rules: "Check-in"): token and session from memory, the person, the record. Two database calls on a warm
 * instance, two for a repeat as well.
 *
 * @throws Refusal with the reason of `domain/attendance/check-in.ts`, or `tooFrequent`
 */
export async function answerScan<Reason extends LateScanRefusal>(
  context: ScannerContext & Refusing<Reason | PersonRefusal | 'codeInvalid' | 'notRegistered' | 'tooFrequent'>,
  options: {
    qrText: string;
    /** Where the phone says that it is: looked at and forgotten. */
    position: Position | undefined;
    fromAlbum: boolean;
    /** The door's own half of the decision: {@link admitScan} or {@link admitLateScan}. */
    admit: (facts: ScanFacts) => AdmittedScan | { kind: 'refuse'; reason: Reason };
    /** Whether to look where else the person was about that time. */
    looksElsewhere: boolean;
  },
): Promise<Answer> {
  const { db, caller } = context;
  const { qrText, position, fromAlbum, admit, looksElsewhere } = options;
  const scan = await readScan(context, qrText);
  const place = placeResult(scan.session, position);
  const admission = admit(scan.facts);
  const person = await findPersonByOpenid(db, caller.openid);
  if (admission.kind === 'refuse') {
    // The first answer may have been lost, and what is wrong with the scan come since: the same scan has the same answer.
    const earlier = person && (await earlierRecord(context, scan, person));
    return earlier ?? context.refuse(admission.reason, detailsOf(admission.reason, scan));
  }
  if (!person) return keepForRegistration(context, scan, place);
  // Scanned while the account was another person's, and sent, or sent again, since: it is not this one's check-in.
  if (person.accountSince !== undefined && admission.evidenceAt < person.accountSince) context.refuse('codeInvalid');
  const { session } = scan;
  const outcome = await recordCheckIn(context, {
    session,
    scan: admission,
    person,
    place,
    faceVerified: false,
    fromAlbum,
    looksElsewhere,
  });
  if (outcome.kind === 'recorded') return outcome;
  if (outcome.reason === 'faceRequired') {
    const repeat = await earlierRecord(context, scan, person);
    if (repeat) return repeat;
    await keepForPicture(context, scan, { place, fromAlbum });
  }
  // Returned, or gone, since the scan was recorded: sent again, it has the same answer.
  const isGone = outcome.reason === 'registrationReturned' || outcome.reason === 'registrationLeft';
  const earlier = isGone ? await earlierRecord(context, scan, person) : undefined;
  return earlier ?? context.refuse(outcome.reason);
}

/** What the phone gets of it. */
export function answerView({ record, session, repeat }: Answer) {
  const windows = plannedWindows(session);
  return {
    recordId: record._id,
    projectId: record.projectId,
    batchId: record.batchId,
    title: session.title,
    placeName: record.placeName,
    evidenceAt: record.evidenceAt,
    batchEnd: session.batchEnd,
    inWindow: windows.length === 0 ? null : windows.some((window) => isInWindow(record.evidenceAt, window)),
    next: windows.find(({ begin }) => begin > record.evidenceAt) ?? null,
    provisional: record.provisional,
    ...(record.place && { place: record.place }),
    ...(session.activity ? { activity: true as const } : {}),
    repeat,
  };
}

/** The record that an earlier try of this very scan left behind. */
async function earlierRecord(
  { db }: ScannerContext,
  { session, facts: { second } }: Scan,
  person: Person,
): Promise<Answer | undefined> {
  const recordId = checkInRecordId({ sessionId: session._id, personId: person._id, second });
  const record = await getRecord(db, recordId);
  return record && { record, session, repeat: true };
}

async function keepForRegistration(
  { db, caller, at, refuse }: ScannerContext & Refusing<'notRegistered'>,
  { session, facts: { second } }: Scan,
  place: PlaceResult,
): Promise<never> {
  const where = place === 'notAsked' ? {} : { place };
  await keepTicket(db, { openid: caller.openid, sessionCode: session.code, second, receivedAt: at, ...where });
  return refuse('notRegistered');
}

/** The scan waits for its picture, and is judged by this moment (rules: "Face"). */
async function keepForPicture(
  { db, caller, at }: ScannerContext,
  { session, facts: { second } }: Scan,
  { place, fromAlbum }: { place: PlaceResult; fromAlbum: boolean },
): Promise<void> {
  const where = place === 'notAsked' ? {} : { place };
  const { openid } = caller;
  await keepFaceTicket(db, { openid, sessionCode: session.code, second, receivedAt: at, fromAlbum, ...where });
}

function detailsOf(reason: LateScanRefusal, { session, facts: { second, now } }: Scan): ErrorDetails | undefined {
  if (reason !== 'codeExpired') return undefined;
  const age = tokenAge({ second, sessionCreatedAt: session.createdAt, now });
  return { ageSeconds: Math.max(0, Math.floor(age / SECOND_MS)) };
}
