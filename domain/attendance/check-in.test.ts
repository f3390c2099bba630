import {
  admitLateScan,
  admitScan,
  checkInRecordId,
  decideCheckIn,
  LATE_LIMIT_MS,
  TICKET_MS,
  type PersonFacts,
  type ScanFacts,
} from './check-in';
import type { AttendanceSession } from './attendance-session';
import { DAY_MS, instantOf, MINUTE_MS } from '../kernel/time';

const createdAt = instantOf('2025-11-29', '07:00:00');
const second = 3600;
const shownAt = createdAt + second * 1000;

const session = (more: Partial<AttendanceSession> = {}): AttendanceSession => ({
  sessionId: 'session',
  createdAt,
  status: 'open',
  closedAt: null,
  rotationSeconds: 5,
  cap: null,
  faceCheck: false,
  acceptLate: true,
  placePolicy: 'off',
  ...more,
});

type Facts = ScanFacts & PersonFacts;

const scan = (more: Partial<Facts> = {}): Facts => ({
  now: shownAt + 3_000,
  second,
  session: session(),
  projectState: 'approved',
  batch: { begin: '2025-11-29', end: '2025-11-30' },
  personId: 'person',
  registration: 'counts',
  faceVerified: false,
  place: 'notAsked',
  capacity: { holdsPlace: false, countedPeople: 0 },
  fromAlbum: false,
  ...more,
});

/** Both halves of the decision, one after the other, through either door. */
const through = (admit: typeof admitLateScan) => (facts: Facts) => {
  const admitted = admit(facts);
  return admitted.kind === 'refuse' ? admitted : decideCheckIn(admitted, facts);
};
const atOnce = through(admitScan);
const lateIn = through(admitLateScan);

const recordId = checkInRecordId({ sessionId: 'session', personId: 'person', second });
const refusal = (reason: string) => ({ kind: 'refuse', reason });

describe('a check-in by scanning the rotating code (M11–M14)', () => {
  it('becomes one record whose time is the second of the token', () => {
    expect(atOnce(scan())).toEqual({
      kind: 'record',
      recordId,
      personId: 'person',
      origin: 'scan',
      provisional: false,
      awaitsConfirmation: false,
      evidenceAt: shownAt,
      receivedAt: shownAt + 3_000,
      tokenAgeMs: 3_000,
      flags: [],
    });
  });

  it.each<[string, Partial<Facts>, string]>([
    ['a code photographed 20 s ago', { now: shownAt + 20_000 }, 'codeExpired'],
    ['the first millisecond after the third rotation', { now: shownAt + 15_000 }, 'codeExpired'],
    ['a token from the future', { now: shownAt - 2_001 }, 'codeExpired'],
    ['a closed session', { session: session({ status: 'closed', closedAt: shownAt }) }, 'sessionClosed'],
    ['a project that is not approved', { projectState: 'cancelled' }, 'projectNotApproved'],
    ['a day outside the batch', { batch: { begin: '2025-11-30', end: '2025-11-30' } }, 'outsideBatch'],
    ['a returned registration', { registration: 'registrationReturned' }, 'registrationReturned'],
    ['somebody who left', { registration: 'registrationLeft' }, 'registrationLeft'],
    ['a session with face check without a face', { session: session({ faceCheck: true }) }, 'faceRequired'],
    [
      'a scan from outside where the administrator refuses those',
      { session: session({ placePolicy: 'refuse' }), place: 'within2km' },
      'outsidePlace',
    ],
    [
      'a new person beyond the cap',
      { session: session({ cap: 300 }), capacity: { holdsPlace: false, countedPeople: 300 } },
      'capReached',
    ],
  ])('is refused for %s', (_, facts, reason) => {
    expect(atOnce(scan(facts))).toEqual(refusal(reason));
  });

  it('tells the earliest reason of the order when several apply', () => {
    const everythingWrong: Partial<Facts> = {
      session: session({ status: 'closed', faceCheck: true, cap: 1 }),
      projectState: 'draft',
      batch: { begin: '2025-12-01', end: '2025-12-01' },
      registration: 'registrationReturned',
      now: shownAt + DAY_MS,
      capacity: { holdsPlace: false, countedPeople: 1 },
    };
    const mended: [Partial<Facts>, string][] = [
      [{}, 'codeExpired'],
      [{ now: shownAt }, 'sessionClosed'],
      [{ session: session({ faceCheck: true, cap: 1 }) }, 'projectNotApproved'],
      [{ projectState: 'approved' }, 'outsideBatch'],
      [{ batch: scan().batch }, 'registrationReturned'],
      [{ registration: 'counts' }, 'faceRequired'],
      [{ faceVerified: true }, 'capReached'],
    ];
    let facts = scan(everythingWrong);
    for (const [step, reason] of mended) {
      facts = { ...facts, ...step };
      expect(atOnce(facts)).toEqual(refusal(reason));
    }
    expect(atOnce({ ...facts, capacity: { holdsPlace: true, countedPeople: 1 } }).kind).toBe('record');
  });

  it('of the last seconds of the last day counts for that day, when it arrives after midnight', () => {
    const atMidnight = {
      second: (instantOf('2025-11-30', '23:59:55') - createdAt) / 1000,
      now: instantOf('2025-12-01', '00:00:02'),
    };
    expect(atOnce(scan(atMidnight))).toMatchObject({
      kind: 'record',
      origin: 'scan',
      evidenceAt: instantOf('2025-11-30', '23:59:55'),
    });
    expect(atOnce(scan({ ...atMidnight, second: atMidnight.second + 5 }))).toEqual(refusal('outsideBatch'));
  });

  it('of one who waits for approval is recorded provisionally', () => {
    expect(atOnce(scan({ registration: 'provisional' }))).toMatchObject({
      kind: 'record',
      provisional: true,
    });
  });

  it('of a person already counted goes on beyond the cap', () => {
    const facts = scan({ session: session({ cap: 300 }), capacity: { holdsPlace: true, countedPeople: 300 } });
    expect(atOnce(facts).kind).toBe('record');
    expect(atOnce({ ...facts, capacity: { holdsPlace: false, countedPeople: 299 } }).kind).toBe('record');
  });

  it('judges the first half without any person, and names the moment of evidence', () => {
    expect(admitScan(scan())).toMatchObject({ kind: 'admit', second, evidenceAt: shownAt, tokenAgeMs: 3_000 });
  });
});

describe('the ticket of somebody who registers first', () => {
  it('keeps the age the token had when the ticket was given, for 10 minutes', () => {
    const ticketIssuedAt = shownAt + 2_000;
    const pending = { registration: 'provisional' as const, ticketIssuedAt };
    expect(atOnce(scan({ ...pending, now: ticketIssuedAt + TICKET_MS }))).toMatchObject({
      kind: 'record',
      provisional: true,
      evidenceAt: shownAt,
    });
    expect(atOnce(scan({ ...pending, now: ticketIssuedAt + TICKET_MS + 1 }))).toEqual(refusal('codeExpired'));
  });

  it('is judged as the scan was: neither the time he took to register nor a pause meanwhile is held against him', () => {
    const ticketIssuedAt = shownAt + 2_000;
    const registered = { ticketIssuedAt, now: ticketIssuedAt + 5 * MINUTE_MS };
    expect(atOnce(scan(registered))).toMatchObject({ kind: 'record', tokenAgeMs: 2_000, flags: [] });
    const paused = (closedAt: number, more: Partial<AttendanceSession> = {}) =>
      session({ status: 'closed', closedAt, ...more });
    const closedSince = scan({ ...registered, session: paused(ticketIssuedAt + MINUTE_MS, { acceptLate: false }) });
    expect(lateIn(closedSince)).toMatchObject({ kind: 'record', origin: 'scan', awaitsConfirmation: false });
    expect(atOnce(scan({ ...registered, session: paused(ticketIssuedAt - 1) }))).toEqual(refusal('sessionClosed'));
    const beforeMidnight = instantOf('2025-11-30', '23:59:58');
    const lastMinute = {
      second: (beforeMidnight - createdAt) / 1000,
      ticketIssuedAt: beforeMidnight + 1_000,
      now: beforeMidnight + MINUTE_MS,
    };
    expect(atOnce(scan(lastMinute))).toMatchObject({ kind: 'record' });
  });

  it('of a scan that came late holds for ten minutes as well, and the record waits for the administrator', () => {
    const ticketIssuedAt = shownAt + 9 * MINUTE_MS;
    const late = scan({ ticketIssuedAt, now: ticketIssuedAt + TICKET_MS });
    expect(lateIn(late)).toMatchObject({ kind: 'record', origin: 'late', awaitsConfirmation: true });
    expect(lateIn({ ...late, now: ticketIssuedAt + TICKET_MS + 1 })).toEqual(refusal('codeExpired'));
  });

  it('counts when another instance gave it a moment ahead of this one’s time', () => {
    const pending = { registration: 'provisional' as const };
    const now = shownAt + 5_000;
    expect(atOnce(scan({ ...pending, ticketIssuedAt: now + 40, now }))).toMatchObject({ kind: 'record' });
    expect(atOnce(scan({ ...pending, ticketIssuedAt: now + 2_001, now }))).toEqual(refusal('codeExpired'));
  });

  it('does not make an old token fresh', () => {
    expect(atOnce(scan({ ticketIssuedAt: shownAt + 15_000, now: shownAt + 16_000 }))).toEqual(refusal('codeExpired'));
    expect(atOnce(scan({ ticketIssuedAt: shownAt + 20_000, now: shownAt + 19_000 }))).toEqual(refusal('codeExpired'));
  });
});

describe('the flags of a record', () => {
  it.each<[string, Partial<Facts>, string[]]>([
    ['a place outside', { place: 'within10km' }, ['outsidePlace']],
    ['an unknown place', { place: 'unknown' }, ['noPlace']],
    ['a picture from the album', { fromAlbum: true }, ['fromAlbum']],
    ['a record elsewhere 9 minutes before', { elsewhereAt: shownAt - 9 * 60_000 }, ['twoPlaces']],
    ['a record elsewhere 10 minutes before', { elsewhereAt: shownAt - 10 * 60_000 }, []],
    ['a code one rotation after it left the screen', { now: shownAt + 10_000 }, ['longAfterDisplay']],
    ['a code that has just left the screen', { now: shownAt + 9_999 }, []],
  ])('for %s are hints, not refusals', (_, facts, flags) => {
    expect(atOnce(scan(facts))).toMatchObject({ kind: 'record', flags });
  });
});

describe('a scan that could not be sent in time (rules: "Weak network")', () => {
  const late = (more: Partial<Facts> = {}) => scan({ now: shownAt + 6 * 60_000, ...more });

  it('is recorded with the time of its token and waits for the administrator', () => {
    expect(lateIn(late())).toMatchObject({
      kind: 'record',
      origin: 'late',
      awaitsConfirmation: true,
      evidenceAt: shownAt,
      flags: ['lateUpload'],
    });
  });

  it('is an ordinary check-in while the token is still fresh', () => {
    expect(lateIn(scan())).toMatchObject({
      kind: 'record',
      origin: 'scan',
      awaitsConfirmation: false,
      flags: [],
    });
  });

  it('is accepted at 10 minutes and refused a millisecond later', () => {
    expect(lateIn(late({ now: shownAt + LATE_LIMIT_MS })).kind).toBe('record');
    expect(lateIn(late({ now: shownAt + LATE_LIMIT_MS + 1 }))).toEqual(refusal('codeExpired'));
  });

  it('is refused where the session does not take late scans', () => {
    expect(lateIn(late({ session: session({ acceptLate: false }) }))).toEqual(refusal('lateNotAccepted'));
  });

  it('counts the closing of the session at the second of the token, not at its arrival', () => {
    expect(lateIn(late({ session: session({ status: 'closed', closedAt: shownAt }) })).kind).toBe('record');
    expect(lateIn(late({ session: session({ status: 'closed', closedAt: shownAt - 1 }) }))).toEqual(
      refusal('sessionClosed'),
    );
  });

  it('belongs to the day of its token when it arrives after midnight', () => {
    const lastSecond = (instantOf('2025-11-30', '23:59:58') - createdAt) / 1000;
    const facts = late({
      second: lastSecond,
      now: instantOf('2025-12-01', '00:05:00'),
    });
    expect(lateIn(facts)).toMatchObject({ kind: 'record', origin: 'late' });
  });

  it.each<[string, Partial<Facts>, string]>([
    ['tokens from the future', { now: shownAt - 3_000 }, 'codeExpired'],
    ['cancelled projects', { projectState: 'cancelled' }, 'projectNotApproved'],
    ['returned registrations', { registration: 'registrationReturned' }, 'registrationReturned'],
    ['a full hall', { session: session({ cap: 1 }), capacity: { holdsPlace: false, countedPeople: 1 } }, 'capReached'],
  ])('refuses %s like the front door', (_, facts, reason) => {
    expect(lateIn(late(facts))).toEqual(refusal(reason));
  });
});
