/**
 * The decision to record a check-in (M11–M14; rules: "Check-in"). It is made in two halves, because the first needs
 * no read at all: {@link admitScan} looks at the token and the session (kept in memory), {@link admitPerson} at the one
 * person that was read. {@link decideCheckIn} is both, then cap and record; {@link decideLateCheckIn} is the door for scans
 * that could not be sent in time. The order of the checks is the order of the reasons a person is told.
 */
import { attendanceFlags } from './attendance-record';
import type { AttendanceFlag } from './attendance-record';
import type { AttendanceSession } from './attendance-session';
import { isInBatch } from '../project/batch';
import type { Batch } from '../project/batch';
import { idOf } from '../kernel/id';
import { canBeHeld } from '../project/project-state';
import type { ProjectState } from '../project/project-state';
import type { RegistrationState } from '../person/registration';
import { dayOf, MINUTE_MS, SECOND_MS } from '../kernel/time';
import { CLOCKS_DIFFER_MS, isTokenFresh, tokenAge, tokenInstant } from './token';
import type { TokenCheck } from './token';
import { isTwoPlaces } from './two-places';

export const checkInRefusals = [
  'codeInvalid',
  'codeExpired',
  'sessionClosed',
  'projectNotApproved',
  'outsideBatch',
  'notRegistered',
  'registrationReturned',
  'faceRequired',
  'outsidePlace',
  'capReached',
  'lateNotAccepted',
] as const;
export type CheckInRefusal = (typeof checkInRefusals)[number];

/** Where a scan was made: `notAsked` when the session does not look at places. */
export type PlaceResult = 'notAsked' | 'inside' | 'outside' | 'unknown';

/** A scan of an unregistered person is kept as a ticket for 10 minutes while he registers. */
export const TICKET_MS = 10 * MINUTE_MS;
/** A scan that could not be sent is sent again for up to 10 minutes. */
export const LATE_LIMIT_MS = 10 * MINUTE_MS;
/** A token is displayed for one rotation; from two on the code had long gone from the screen. */
const LONG_AFTER_ROTATIONS = 2;

/** What the first half looks at; everything of it is at hand without a read. */
export type ScanFacts = {
  now: number;
  token: TokenCheck;
  /** Undefined when no session has the token's code. */
  session: AttendanceSession | undefined;
  projectState: ProjectState;
  batch: Pick<Batch, 'begin' | 'end'>;
  /**
   * Epoch ms at which the server received this scan from a then unregistered person and gave him a ticket: token, session and
   * batch are judged as they were at that moment.
   */
  ticketIssuedAt?: number;
};

export type CheckInPerson = {
  personId: string;
  /** Undefined while he has no registration as a trainee. */
  registration: RegistrationState | undefined;
};

/** The second half. `session` is the one that `admitScan` admitted. */
export type PersonFacts = {
  person: CheckInPerson | undefined;
  faceVerified: boolean;
  place: PlaceResult;
};

/** `holdsPlace`: the person is counted already or has just reserved a place; only without one the count matters. */
export type Capacity = { holdsPlace: boolean; countedPeople: number };

export type CheckInFacts = ScanFacts &
  PersonFacts & {
    capacity: Capacity;
    /** The record with the same id, when one is known; a repeated request gets it again whatever else has changed since. */
    sameRecord?: { recordId: string } | undefined;
    /** His latest record in another session, when it was looked up. */
    elsewhereAt?: number | undefined;
    /** Whether the client says that the picture came from the album or a long press. */
    fromAlbum: boolean;
  };

export type CheckInRecordDecision = {
  kind: 'record';
  recordId: string;
  personId: string;
  origin: 'scan' | 'late';
  /** The person waits for his institution's approval: the record counts once he is approved. */
  provisional: boolean;
  /** A late record counts only after the administrator has confirmed it. */
  awaitsConfirmation: boolean;
  /** The token's second, epoch ms: what the analysis looks at. */
  evidenceAt: number;
  receivedAt: number;
  tokenAgeMs: number;
  flags: AttendanceFlag[];
};

export type CheckInDecision =
  CheckInRecordDecision | { kind: 'repeat'; recordId: string } | { kind: 'refuse'; reason: CheckInRefusal };

type Refuse = { kind: 'refuse'; reason: CheckInRefusal };
type AdmittedScan = {
  kind: 'admit';
  session: AttendanceSession;
  second: number;
  evidenceAt: number;
  tokenAgeMs: number;
};

const refuse = (reason: CheckInRefusal): Refuse => ({ kind: 'refuse', reason });

/** The id of a record: the same person with the same token is the same record, however often he sends it. */
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

/**
 * Refusals behind which a record may exist already: the first answer was lost, and meanwhile the token aged or
 * the session closed. The server then looks for the record by its id before it passes the refusal on, so that the same
 * request has the same answer after a timeout too. `capReached` is none of them: who has a record holds a place.
 */
export function mayBeRepeat(reason: CheckInRefusal): boolean {
  return (
    reason === 'codeExpired' ||
    reason === 'sessionClosed' ||
    reason === 'projectNotApproved' ||
    reason === 'outsideBatch'
  );
}

/** The moment at which a scan is judged: when the server first received it. */
function scannedAt({ now, ticketIssuedAt }: Pick<ScanFacts, 'now' | 'ticketIssuedAt'>): number {
  return ticketIssuedAt ?? now;
}

function readToken(facts: Pick<ScanFacts, 'token' | 'session' | 'now' | 'ticketIssuedAt'>): AdmittedScan | Refuse {
  const { token, session } = facts;
  if (token.kind === 'invalid' || !session) return refuse('codeInvalid');
  const { second } = token.claims;
  const { createdAt: sessionCreatedAt } = session;
  return {
    kind: 'admit',
    session,
    second,
    evidenceAt: tokenInstant({ second, sessionCreatedAt }),
    tokenAgeMs: tokenAge({ second, sessionCreatedAt, now: scannedAt(facts) }),
  };
}

/** A ticket a little ahead is one of now: another instance gave it, by its own clock or after this call had begun. */
function ticketHolds({ now, ticketIssuedAt }: ScanFacts): boolean {
  return (
    ticketIssuedAt === undefined || (now - ticketIssuedAt <= TICKET_MS && ticketIssuedAt - now <= CLOCKS_DIFFER_MS)
  );
}

function isFresh({ session, tokenAgeMs }: AdmittedScan): boolean {
  return isTokenFresh({ ageMs: tokenAgeMs, rotationSeconds: session.rotationSeconds });
}

/** Whether the session took check-ins at a moment; of earlier pauses it keeps nothing, only of the one it is in. */
function tookCheckInsAt({ status, closedAt }: AttendanceSession, instant: number): boolean {
  return status !== 'closed' || (closedAt !== null && instant <= closedAt);
}

/** The checks that need no read: token, age, session, project, batch (steps 1 and 2 of the order). */
export function admitScan(facts: ScanFacts): AdmittedScan | Refuse {
  const scan = readToken(facts);
  if (scan.kind === 'refuse') return scan;
  if (!ticketHolds(facts) || !isFresh(scan)) return refuse('codeExpired');
  if (!tookCheckInsAt(scan.session, scannedAt(facts))) return refuse('sessionClosed');
  if (!canBeHeld(facts.projectState)) return refuse('projectNotApproved');
  if (!isInBatch(dayOf(scannedAt(facts)), facts.batch)) return refuse('outsideBatch');
  return scan;
}

/** The checks of the person: registration, face, place (steps 3 and 4; a place refuses only where the session says so). */
function admitPerson({
  session,
  person,
  faceVerified,
  place,
}: PersonFacts & { session: Pick<AttendanceSession, 'faceCheck' | 'placePolicy'> }):
  { kind: 'admit'; personId: string; provisional: boolean } | Refuse {
  if (!person || person.registration === undefined) return refuse('notRegistered');
  if (person.registration === 'returned') return refuse('registrationReturned');
  if (session.faceCheck && !faceVerified) return refuse('faceRequired');
  if (session.placePolicy === 'refuse' && place !== 'inside') return refuse('outsidePlace');
  return { kind: 'admit', personId: person.personId, provisional: person.registration === 'pending' };
}

/** Whether a further person fits under the cap; people who hold a place always do (step 5). */
function fitsUnderCap({ cap, capacity }: { cap: number | null; capacity: Capacity }): boolean {
  return cap === null || capacity.holdsPlace || capacity.countedPeople < cap;
}

function flagsOf({ scan, facts, late }: { scan: AdmittedScan; facts: CheckInFacts; late: boolean }): AttendanceFlag[] {
  const { elsewhereAt, place, fromAlbum } = facts;
  const raised: Record<AttendanceFlag, boolean> = {
    lateUpload: late,
    outsidePlace: place === 'outside',
    noPlace: place === 'unknown',
    fromAlbum,
    twoPlaces: elsewhereAt !== undefined && isTwoPlaces(scan.evidenceAt, elsewhereAt),
    longAfterDisplay: !late && scan.tokenAgeMs >= LONG_AFTER_ROTATIONS * scan.session.rotationSeconds * SECOND_MS,
  };
  return attendanceFlags.filter((flag) => raised[flag]);
}

/** Steps 3 to 6, the same for both doors once the scan itself is admitted. */
function recordFor({ scan, facts, late }: { scan: AdmittedScan; facts: CheckInFacts; late: boolean }): CheckInDecision {
  const person = admitPerson({ ...facts, session: scan.session });
  if (person.kind === 'refuse') return person;
  if (!fitsUnderCap({ cap: scan.session.cap, capacity: facts.capacity })) return refuse('capReached');
  return {
    kind: 'record',
    recordId: checkInRecordId({ sessionId: scan.session.sessionId, personId: person.personId, second: scan.second }),
    personId: person.personId,
    origin: late ? 'late' : 'scan',
    provisional: person.provisional,
    awaitsConfirmation: late,
    evidenceAt: scan.evidenceAt,
    receivedAt: facts.now,
    tokenAgeMs: scan.tokenAgeMs,
    flags: flagsOf({ scan, facts, late }),
  };
}

function repeatOf(facts: CheckInFacts): { kind: 'repeat'; recordId: string } | undefined {
  const scan = readToken(facts);
  if (scan.kind === 'refuse' || !facts.person || !facts.sameRecord) return undefined;
  const recordId = checkInRecordId({
    sessionId: scan.session.sessionId,
    personId: facts.person.personId,
    second: scan.second,
  });
  return facts.sameRecord.recordId === recordId ? { kind: 'repeat', recordId } : undefined;
}

/** Decides a check-in that arrives while its token is fresh. A known record of the same token is the answer again. */
export function decideCheckIn(facts: CheckInFacts): CheckInDecision {
  const repeat = repeatOf(facts);
  if (repeat) return repeat;
  const scan = admitScan(facts);
  return scan.kind === 'refuse' ? scan : recordFor({ scan, facts, late: false });
}

/** The late door's own half without a read: everything is judged at the token's second, its age may be up to 10 minutes. */
export function admitLateScan(facts: ScanFacts): AdmittedScan | Refuse {
  const scan = readToken(facts);
  if (scan.kind === 'refuse') return scan;
  const { session, evidenceAt, tokenAgeMs } = scan;
  if (!ticketHolds(facts) || tokenAgeMs > LATE_LIMIT_MS || (tokenAgeMs < 0 && !isFresh(scan)))
    return refuse('codeExpired');
  if (!session.acceptLate) return refuse('lateNotAccepted');
  if (!tookCheckInsAt(session, evidenceAt)) return refuse('sessionClosed');
  if (!canBeHeld(facts.projectState)) return refuse('projectNotApproved');
  if (!isInBatch(dayOf(evidenceAt), facts.batch)) return refuse('outsideBatch');
  return scan;
}

/**
 * Decides a scan that was kept on the phone (rules: "Weak network"). What proves the time is the token's second. A
 * forwarded photo could use the same door, so the record waits for the administrator's confirmation, unless the token is
 * still fresh and would have been accepted at the front door anyway.
 */
export function decideLateCheckIn(facts: CheckInFacts): CheckInDecision {
  const direct = decideCheckIn(facts);
  if (
    direct.kind !== 'refuse' ||
    (direct.reason !== 'codeExpired' && direct.reason !== 'sessionClosed' && direct.reason !== 'outsideBatch')
  )
    return direct;
  const scan = admitLateScan(facts);
  return scan.kind === 'refuse' ? scan : recordFor({ scan, facts, late: true });
}
