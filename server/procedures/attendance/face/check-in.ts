import { faceCheckIn } from '../../../../contract/calls/attendance/face';
import {
  admitLateScan,
  checkInRecordId,
  decideCheckIn,
  type AdmittedScan,
} from '../../../../domain/attendance/check-in';
import { FACE_TICKET_MS, MOST_PICTURES_A_SCAN } from '../../../../domain/attendance/face';
import { readPlaceMark, type PlaceResult } from '../../../../domain/attendance/place';
import { parseToken, tokenFromScan } from '../../../../domain/attendance/token';
import { checkInStanding } from '../../../../domain/person/standing';
import { answerView } from '../../../attendance/answer-scan';
import { compareWithEnrolled } from '../../../attendance/face-photo';
import { scanOf } from '../../../attendance/read-scan';
import { recordCheckIn } from '../../../attendance/record-check-in';
import { getRecord } from '../../../data/attendance';
import {
  addFaceCheck,
  countTry,
  faceTicketId,
  getEnrolment,
  getFaceCheck,
  getFaceTicket,
  noteUsed,
  removeFaceTicket,
} from '../../../data/faces';
import type { AttendanceSession, FaceEnrolment, FaceTicket } from '../../../data/documents';
import { findSessionByCode } from '../../../data/sessions';
import { sealFace } from '../../../guard/face-seal';
import { sealedWith } from '../../../guard/personal-data';
import { defineProcedure, type ContextOf } from '../../../call/procedure';

type FaceContext = ContextOf<typeof faceCheckIn>;

/**
 * The picture that a kept scan waits for (D5b; rules: "Face"). The scan is judged by the moment the server first had it; its signature was
 * checked then. Sent again after the answer was lost, it meets its record, or what waits for the administrator.
 */
export const checkInByFace = defineProcedure(faceCheckIn, async (context, { qrText, photo }) => {
  const { db, at, caller, settings } = context;
  const { person } = caller;
  const token = parseToken(tokenFromScan(readPlaceMark(qrText).text, settings.scanUrlPrefix) ?? '');
  if (!token) return context.refuse('codeInvalid');
  const { sessionCode, second } = token.claims;
  const ticketId = faceTicketId({ openid: caller.openid, sessionCode, second });
  const [ticket, session, enrolment] = await Promise.all([
    getFaceTicket(db, ticketId),
    findSessionByCode(db, sessionCode),
    getEnrolment(db, person._id),
  ]);
  if (!session) return context.refuse('codeInvalid');
  if (!ticket) return earlierOutcome(context, session, second);
  if (person.accountSince !== undefined && ticket.receivedAt < person.accountSince)
    return context.refuse('codeInvalid');
  if (at - ticket.receivedAt > FACE_TICKET_MS) return context.refuse('faceTicketOver');
  if (!enrolment) return context.refuse('faceNotEnrolled');
  const scan = admitLateScan(scanOf({ session, second, now: at, ticketIssuedAt: ticket.receivedAt }).facts);
  if (scan.kind === 'refuse') return context.refuse(scan.reason);
  const countOne = () => countTry(db, ticket._id, MOST_PICTURES_A_SCAN);
  const pair = await compareWithEnrolled(context, { enrolment, photo, countTry: countOne });
  // The consent may have been withdrawn while the pictures were compared: then nothing is made of them.
  if ((await getEnrolment(db, person._id))?.at !== enrolment.at) return context.refuse('faceNotEnrolled');
  await noteUsed(db, person._id, at);
  const place: PlaceResult = ticket.place ?? 'notAsked';
  if (pair.verdict === 'grey') {
    await keepForAdministrator(context, { session, scan, ticket, enrolment, ...pair });
    await removeFaceTicket(db, ticketId);
    return { record: null, awaitsConfirmation: false };
  }
  const { fromAlbum } = ticket;
  const made = { session, scan, person, place, fromAlbum, faceVerified: true, looksElsewhere: scan.late };
  const outcome = await recordCheckIn(context, made);
  if (outcome.kind === 'refused')
    return context.refuse(outcome.reason === 'faceRequired' ? 'faceNotEnrolled' : outcome.reason);
  await removeFaceTicket(db, ticketId);
  return { record: answerView(outcome), awaitsConfirmation: !outcome.record.confirmed };
});

/** Without a ticket: what this very scan came to before. */
async function earlierOutcome(context: FaceContext, session: AttendanceSession, second: number) {
  const { db, caller } = context;
  const recordId = checkInRecordId({ sessionId: session._id, personId: caller.person._id, second });
  const [record, waiting] = await Promise.all([getRecord(db, recordId), getFaceCheck(db, recordId)]);
  if (record) return { record: answerView({ record, session, repeat: true }), awaitsConfirmation: !record.confirmed };
  if (waiting) return { record: null, awaitsConfirmation: false };
  return context.refuse('faceTicketOver');
}

/** Keeps both pictures for a person's look, unless something else stands against the scan anyway. */
async function keepForAdministrator(
  context: FaceContext,
  options: {
    session: AttendanceSession;
    scan: AdmittedScan;
    ticket: FaceTicket;
    enrolment: FaceEnrolment;
    enrolled: string;
    selfie: string;
  },
): Promise<void> {
  const { db, at, caller } = context;
  const { session, scan, ticket, enrolment, enrolled, selfie } = options;
  const { person } = caller;
  const decision = decideCheckIn(scan, {
    personId: person._id,
    registration: checkInStanding(person),
    faceVerified: true,
    place: ticket.place ?? 'notAsked',
    fromAlbum: ticket.fromAlbum,
    // Whether there is room is asked when it becomes a record.
    capacity: { holdsPlace: true, countedPeople: 0 },
  });
  if (decision.kind === 'refuse')
    return context.refuse(decision.reason === 'faceRequired' ? 'faceNotEnrolled' : decision.reason);
  const sealed = sealFace(context, person._id, { enrolled, selfie });
  await addFaceCheck(db, {
    _id: decision.recordId,
    sessionId: session._id,
    projectId: session.projectId,
    batchId: session.batchId,
    institutionId: session.institutionId,
    personId: person._id,
    name: person.name,
    institutionName: person.institutionName,
    departmentName: person.departmentName,
    placeName: session.placeName,
    second: scan.second,
    late: scan.late,
    evidenceAt: scan.evidenceAt,
    tokenAgeMs: scan.tokenAgeMs,
    fromAlbum: ticket.fromAlbum,
    ...(ticket.place && { place: ticket.place }),
    at,
    enrolledAt: enrolment.at,
    ...{ sealed, keyId: sealedWith(sealed) },
  });
}
