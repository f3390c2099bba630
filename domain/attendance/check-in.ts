/**
 * The decision to record a check-in (M11–M14; rules: "Check-in"). It is made in two halves, because the first needs no
 * read at all. {@link admitScan} looks at the token and the session, which are kept in memory; {@link admitLateScan} is the
 * door for scans that could not be sent in time. {@link decideCheckIn} takes the scan that was admitted, and looks at the
 * one person that was read, at the cap, and at the record. The order of the checks is the order of the reasons a person is
 * told.
 */
import { attendanceFlags } from './attendance-record';
import type { AttendanceFlag } from './attendance-record';
import type { AttendanceSession } from './attendance-session';
import { isInBatch } from '../project/batch';
import type { Batch } from '../project/batch';
import { idOf } from '../kernel/id';
import { isOutside, type PlaceBand, type PlaceResult } from './place';
import { canBeHeld } from '../project/project-state';
import type { ProjectState } from '../project/project-state';
import type { CheckInStanding } from '../person/standing';
import { dayOf, MINUTE_MS, SECOND_MS } from '../kernel/time';
import { CLOCKS_DIFFER_MS, isTokenFresh, tokenAge, tokenInstant } from './token';
import { isTwoPlaces } from './two-places';

const scanRefusals = ['codeExpired', 'sessionClosed', 'projectNotApproved', 'outsideBatch'] as const;
const personRefusals = [
  'registrationReturned',
  'registrationLeft',
  'notOfActivity',
  'faceRequired',
  'outsidePlace',
  'placeUnknown',
  'capReached',
] as const;
/** Every reason somebody may be told, the first and `notRegistered` by whoever looks up session and person. */
export const checkInRefusals = [
  'codeInvalid',
  ...scanRefusals,
  'lateNotAccepted',
  'notRegistered',
  ...personRefusals,
] as const;

/** What may be wrong with a scan of a genuine code, whoever makes it. */
export type ScanRefusal = (typeof scanRefusals)[number];
export type LateScanRefusal = ScanRefusal | 'lateNotAccepted';
/** What may stand against the person who made a scan that was admitted. */
export type PersonRefusal = (typeof personRefusals)[number];

type Refused<Reason> = { kind: 'refuse'; reason: Reason };
const refuse = <Reason extends string>(reason: Reason): Refused<Reason> => ({ kind: 'refuse', reason });

/** A scan of an unregistered person is kept as a ticket for 10 minutes while they register. */
export const TICKET_MS = 10 * MINUTE_MS;
/** A scan that could not be sent is sent again for up to 10 minutes. */
export const LATE_LIMIT_MS = 10 * MINUTE_MS;
/** A token is displayed for one rotation; from two on the code had long gone from the screen. */
const LONG_AFTER_ROTATIONS = 2;

/** What the first half looks at: a genuine code of a session that exists. Everything of it is at hand without a read. */
export type ScanFacts = {
  now: number;
  /** The second of the token, counted from the making of the session. */
  second: number;
  session: AttendanceSession;
  projectState: ProjectState;
  batch: Pick<Batch, 'begin' | 'end'>;
  /**
   * Epoch ms at which the server received this scan of somebody who was not registered yet, and gave them a ticket: token, session and
   * batch are judged as they were at that moment.
   */
  ticketIssuedAt?: number;
};

/** `holdsPlace`: the person is counted already or has just reserved a place; only without one the count matters. */
export type Capacity = { holdsPlace: boolean; countedPeople: number };

/** What the second half looks at. */
export type PersonFacts = {
  personId: string;
  registration: CheckInStanding;
  /** The session is for the people of one institution, of whom they are none (M21). */
  isOutsider?: boolean;
  faceVerified: boolean;
  place: PlaceResult;
  capacity: Capacity;
  /** Their latest record in another session, when it was looked up. */
  elsewhereAt?: number | undefined;
  /** Whether the client says that the picture came from the album or a long press. */
  fromAlbum: boolean;
};

/** A scan about which only the person is still to be asked. */
export type AdmittedScan = {
  kind: 'admit';
  session: AttendanceSession;
  second: number;
  /** It came too late for the front door: it counts once the administrator has confirmed it. */
  late: boolean;
  /** The token's second, epoch ms: what the analysis looks at. */
  evidenceAt: number;
  receivedAt: number;
  tokenAgeMs: number;
};

export type CheckInRecordDecision = {
  kind: 'record';
  recordId: string;
  personId: string;
  origin: 'scan' | 'late';
  /** The person waits for their institution's approval: the record counts once they are approved. */
  provisional: boolean;
  /** A late record counts only after the administrator has confirmed it. */
  awaitsConfirmation: boolean;
  /** The token's second, epoch ms: what the analysis looks at. */
  evidenceAt: number;
  receivedAt: number;
  tokenAgeMs: number;
  /** Where it was made, of a session that looks at places. */
  place?: PlaceBand;
  flags: AttendanceFlag[];
};

export type CheckInDecision = CheckInRecordDecision | Refused<PersonRefusal>;

/** The id of a record: the same person with the same token is the same record, however often it is sent. */
export function checkInRecordId({
  sessionId,
  personId,
  second,
}: {
  sessionId: string;
  personId: string;
  second: number;
}): string {
  return idOf(sessionId, personId, second);
}

/** The moment at which a scan is judged: when the server first received it. */
function scannedAt({ now, ticketIssuedAt }: Pick<ScanFacts, 'now' | 'ticketIssuedAt'>): number {
  return ticketIssuedAt ?? now;
}

/** A ticket a little ahead is one of now: another instance gave it, by its own clock or after this call had begun. */
function ticketHolds({ now, ticketIssuedAt }: ScanFacts): boolean {
  return (
    ticketIssuedAt === undefined || (now - ticketIssuedAt <= TICKET_MS && ticketIssuedAt - now <= CLOCKS_DIFFER_MS)
  );
}

function ageOf(facts: ScanFacts): number {
  const { second, session } = facts;
  return tokenAge({ second, sessionCreatedAt: session.createdAt, now: scannedAt(facts) });
}

function isFresh(facts: ScanFacts): boolean {
  return isTokenFresh({ ageMs: ageOf(facts), rotationSeconds: facts.session.rotationSeconds });
}

/** Whether the session took check-ins at a moment; of earlier pauses it keeps nothing, only of the one it is in. */
function tookCheckInsAt({ status, closedAt }: AttendanceSession, instant: number): boolean {
  return status !== 'closed' || (closedAt !== null && instant <= closedAt);
}

/** What stands against a check-in at a moment, whenever its scan arrives: session, project, batch (step 2 of the order). */
function objectionAt(instant: number, facts: ScanFacts): Exclude<ScanRefusal, 'codeExpired'> | undefined {
  if (!tookCheckInsAt(facts.session, instant)) return 'sessionClosed';
  if (!canBeHeld(facts.projectState)) return 'projectNotApproved';
  // By the token's second at either door: one of the last seconds of a day belongs to that day whenever it arrives.
  return isInBatch(dayOf(evidenceOf(facts)), facts.batch) ? undefined : 'outsideBatch';
}

function evidenceOf({ second, session }: ScanFacts): number {
  return tokenInstant({ second, sessionCreatedAt: session.createdAt });
}

function admitted(facts: ScanFacts, { late }: { late: boolean }): AdmittedScan {
  const { session, second, now } = facts;
  return {
    kind: 'admit',
    session,
    second,
    late,
    evidenceAt: evidenceOf(facts),
    receivedAt: now,
    tokenAgeMs: ageOf(facts),
  };
}

/** The checks that need no read: age, session, project, batch (steps 1 and 2 of the order). */
export function admitScan(facts: ScanFacts): AdmittedScan | Refused<ScanRefusal> {
  if (!ticketHolds(facts) || !isFresh(facts)) return refuse('codeExpired');
  const objection = objectionAt(scannedAt(facts), facts);
  return objection ? refuse(objection) : admitted(facts, { late: false });
}

/** Reasons of the front door after which a scan may still come in late: all that time alone may have brought about. */
const LATE_CHANCES: readonly ScanRefusal[] = ['codeExpired', 'sessionClosed', 'outsideBatch'];

/**
 * The same for a scan that was kept on the phone (rules: "Weak network"). What proves the time is the token's second, at
 * which everything is judged; its age may be up to 10 minutes. A forwarded photo could use the same door, so the record
 * waits for the administrator's confirmation, unless the front door would have taken the scan anyway.
 */
export function admitLateScan(facts: ScanFacts): AdmittedScan | Refused<LateScanRefusal> {
  const atOnce = admitScan(facts);
  if (atOnce.kind === 'admit' || !LATE_CHANCES.includes(atOnce.reason)) return atOnce;
  const age = ageOf(facts);
  if (!ticketHolds(facts) || age > LATE_LIMIT_MS || (age < 0 && !isFresh(facts))) return refuse('codeExpired');
  if (!facts.session.acceptLate) return refuse('lateNotAccepted');
  const objection = objectionAt(evidenceOf(facts), facts);
  return objection ? refuse(objection) : admitted(facts, { late: true });
}

/** Whether a further person fits under the cap; people who hold a place always do (step 5). */
function fitsUnderCap({ cap, capacity }: { cap: number | null; capacity: Capacity }): boolean {
  return cap === null || capacity.holdsPlace || capacity.countedPeople < cap;
}

/** The checks of the person: registration, face, place, cap (steps 3 to 5; a place refuses only where the session says so). */
function objectionToPerson(
  { faceCheck, placePolicy, cap }: AttendanceSession,
  { registration, isOutsider, faceVerified, place, capacity }: PersonFacts,
): PersonRefusal | undefined {
  if (registration === 'registrationReturned' || registration === 'registrationLeft') return registration;
  if (isOutsider) return 'notOfActivity';
  if (faceCheck && !faceVerified) return 'faceRequired';
  if (placePolicy === 'refuse' && place === 'unknown') return 'placeUnknown';
  if (placePolicy === 'refuse' && isOutside(place)) return 'outsidePlace';
  return fitsUnderCap({ cap, capacity }) ? undefined : 'capReached';
}

function flagsOf(
  { evidenceAt, tokenAgeMs, late, session }: AdmittedScan,
  { elsewhereAt, place, fromAlbum }: PersonFacts,
): AttendanceFlag[] {
  // Those of the pattern of a whole hall are found later, by a job (pattern.ts).
  const raised: Partial<Record<AttendanceFlag, boolean>> = {
    lateUpload: late,
    outsidePlace: isOutside(place),
    noPlace: place === 'unknown',
    fromAlbum,
    twoPlaces: elsewhereAt !== undefined && isTwoPlaces(evidenceAt, elsewhereAt),
    longAfterDisplay: !late && tokenAgeMs >= LONG_AFTER_ROTATIONS * session.rotationSeconds * SECOND_MS,
  };
  return attendanceFlags.filter((flag) => raised[flag] === true);
}

/** Decides the check-in of a person whose scan was admitted (steps 3 to 6, the same for both doors). */
export function decideCheckIn(scan: AdmittedScan, facts: PersonFacts): CheckInDecision {
  const objection = objectionToPerson(scan.session, facts);
  if (objection) return refuse(objection);
  const { session, second, late, evidenceAt, receivedAt, tokenAgeMs } = scan;
  const { personId, registration, place } = facts;
  return {
    kind: 'record',
    recordId: checkInRecordId({ sessionId: session.sessionId, personId, second }),
    personId,
    origin: late ? 'late' : 'scan',
    provisional: registration === 'provisional',
    awaitsConfirmation: late,
    evidenceAt,
    receivedAt,
    tokenAgeMs,
    ...(place === 'notAsked' ? {} : { place }),
    flags: flagsOf(scan, facts),
  };
}
