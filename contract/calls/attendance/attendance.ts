import * as z from 'zod/mini';
import { anyAdministrator, attendants, defineCall } from '../../define-call';
import { CURVE_POINTS } from '../../../domain/attendance/arrivals';
import { attendanceFlags, recordOrigins } from '../../../domain/attendance/attendance-record';
import {
  activePlacePolicies,
  MAX_RADIUS_METRES,
  MIN_RADIUS_METRES,
  placeBands,
} from '../../../domain/attendance/place';
import { MAX_PLACE_LENGTH } from '../../../domain/attendance/attendance-session';
import { rulings } from '../../../domain/attendance/ruling';
import { intendedStrategies } from '../../../domain/project/intended-strategy';
import { askings } from '../../../domain/project/intended-strategy';
import { codesOf, count, day, id, instant, pageInput, pageOf, searchText } from '../../common';

export const attendanceFlag = z.enum(attendanceFlags);

export const attendanceOrigin = z.enum(recordOrigins);

export const cap = z.int().check(z.minimum(1), z.maximum(100_000));

export const rotationSeconds = z.int().check(z.minimum(3), z.maximum(30));

/** Where a session is held, and what happens to scans from elsewhere: all of it or nothing. Degrees of gcj02. */
export const sessionPlace = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(MAX_PLACE_LENGTH)),
  latitude: z.number().check(z.minimum(-90), z.maximum(90)),
  longitude: z.number().check(z.minimum(-180), z.maximum(180)),
  radiusMetres: z.int().check(z.minimum(MIN_RADIUS_METRES), z.maximum(MAX_RADIUS_METRES)),
  policy: z.enum(activePlacePolicies),
});

/** Where a record was made; absent where its session did not look at places. */
export const placeBand = z.enum(placeBands);

export const session = z.strictObject({
  sessionId: id,
  projectId: id,
  batchId: id,
  /** Its place among the sessions of its batch, from 1 on. */
  number: z.int().check(z.minimum(1)),
  /** The only day on which its code can be shown; null for every day of the batch. */
  day: z.nullable(day),
  courseIds: z.array(id),
  title: z.string(),
  batchBegin: day,
  batchEnd: day,
  placeName: z.string(),
  open: z.boolean(),
  cap: z.nullable(cap),
  rotationSeconds,
  acceptLate: z.boolean(),
  place: z.nullable(sessionPlace),
  faceCheck: z.boolean(),
  /** Of a group activity (M21), which is all that its `projectId` and `batchId` name. */
  activity: z.optional(z.literal(true)),
});

/** Signed tokens for the next two minutes and what the display page shows around them. */
export const attendanceTokens = defineCall({
  name: 'attendance.tokens',
  service: 'attendance',
  roles: [...attendants, 'display'],
  kind: 'query',
  input: z.strictObject({ sessionId: id }),
  output: z.strictObject({
    session,
    /** Why there are no codes now; the screen explains it in their place. */
    stopped: z.nullable(z.enum(['sessionClosed', 'projectNotApproved', 'outsideBatch'])),
    /** When people are to check in today (M12): planned windows in order of time, both ends inclusive; none on a rest day. */
    windows: z.array(z.strictObject({ begin: instant, end: instant })),
    /** The next one that has not begun, on whatever day; null when no more are planned. */
    next: z.nullable(z.strictObject({ begin: instant, end: instant })),
    /** Each token is shown from `from` until the next one's `from`; the last for one rotation. */
    tokens: z.array(z.strictObject({ from: instant, token: z.string() })),
  }),
  errors: ['displayNotPaired', 'displayOver'],
});

/** Today's head-count and the last arrivals, names masked. One database call on a warm instance. */
export const attendanceLive = defineCall({
  name: 'attendance.live',
  service: 'attendance',
  roles: [...anyAdministrator, 'display'],
  kind: 'query',
  input: z.strictObject({
    sessionId: id,
    /** Whether the curve of arrivals is wanted: by a big display, which has room for it. */
    arrivals: z.optional(z.boolean()),
  }),
  output: z.strictObject({
    /** Today's people of the session. */
    headCount: count,
    /** Today's people of all sessions of its batch, each once; only where there are others. */
    allSessions: z.nullable(count),
    /** People of the session on all its days, what the cap counts; only with a cap. */
    batchCount: z.nullable(count),
    cap: z.nullable(cap),
    open: z.boolean(),
    /** For a display that shows codes of another rhythm than is accepted now. */
    rotationSeconds,
    recentNames: z.array(z.string()).check(z.maxLength(6)),
    /** A spot check that goes on or is announced (domain/attendance/spot-check.ts). */
    /** The one that goes on or is announced, with how many of those who were there before it have come. */
    spotCheck: z.nullable(z.strictObject({ begin: instant, end: instant, asked: count, came: count })),
    /** How the hall filled today (domain/attendance/arrivals.ts); null when it was not asked for, and before anybody came. */
    arrivals: z.nullable(
      z.strictObject({
        begin: instant,
        stepMinutes: count,
        people: z.array(count).check(z.maxLength(CURVE_POINTS)),
        lately: count,
      }),
    ),
  }),
  errors: ['displayNotPaired', 'displayOver'],
});

export const checkInResult = z.strictObject({
  recordId: id,
  projectId: id,
  batchId: id,
  title: z.string(),
  placeName: z.string(),
  /** The token's second: this is the time that counts. */
  evidenceAt: instant,
  /** The last day of the batch: there is a check-in on each of its teaching days (M8). */
  batchEnd: day,
  /** Still waiting for the institution's approval: counts once that has come before the analysis. */
  provisional: z.boolean(),
  /** Whether the token's second lies in a window of the session; null where nobody knows its windows. */
  inWindow: z.nullable(z.boolean()),
  /** The next window that has not begun at that second; null when no more are planned. */
  next: z.nullable(z.strictObject({ begin: instant, end: instant })),
  /** Where it was made, of a session that looks at places. */
  place: z.optional(placeBand),
  /** It was of a group activity (M21): no windows, no analysis. */
  activity: z.optional(z.literal(true)),
  /** This same code had been recorded for this person already. */
  repeat: z.boolean(),
});

/** What a scan may be refused for at either door. */
const scanErrors = [
  'codeInvalid',
  'codeExpired',
  'sessionClosed',
  'projectNotApproved',
  'outsideBatch',
  'notRegistered',
  'registrationReturned',
  'registrationLeft',
  'notOfActivity',
  'faceRequired',
  'outsidePlace',
  'placeUnknown',
  'capReached',
  'tooFrequent',
] as const;

/**
 * Where the phone says that it is (gcj02), for a session that asks and with its owner's consent alone. It is compared and forgotten:
 * a record keeps a band of distance.
 */
const position = z.strictObject({
  latitude: z.number().check(z.minimum(-90), z.maximum(90)),
  longitude: z.number().check(z.minimum(-180), z.maximum(180)),
  accuracyMetres: z.number().check(z.minimum(0), z.maximum(1_000_000)),
});

/** The hot path. `qrText` is what the camera read: a bare token, or the configured address with it. */
export const attendanceCheckIn = defineCall({
  name: 'attendance.checkIn',
  service: 'attendance',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({
    qrText: z.string().check(z.maxLength(300)),
    /** How the picture came in, where the client tells. */
    source: z.optional(z.enum(['camera', 'album'])),
    position: z.optional(position),
  }),
  output: checkInResult,
  errors: scanErrors,
});

/** A scan the phone could not send in time, within ten minutes; it counts once the administrator has confirmed it. */
export const attendanceCheckInLate = defineCall({
  name: 'attendance.checkInLate',
  service: 'attendance',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({ qrText: z.string().check(z.maxLength(300)), position: z.optional(position) }),
  output: z.strictObject({
    ...checkInResult.shape,
    /** Whether it came too late to be recorded like any other: sent within the life of its code it is not. */
    late: z.boolean(),
    awaitsConfirmation: z.boolean(),
  }),
  errors: [...scanErrors, 'lateNotAccepted'],
});

const span = z.strictObject({ begin: instant, end: instant });

export const windowNeed = z.enum(['must', 'choice', 'none']);

/** What is still to be done in the batch, and what is missed costs (domain/attendance/due.ts). */
export const dueShown = z.strictObject({
  strategy: codesOf(intendedStrategies),
  /** Any one of these. */
  ways: z.array(
    z.strictObject({
      /** The courses that are complete with it; empty when all of them are. */
      topics: z.array(z.string()),
      /** Each of these … */
      windows: z.array(span),
      /** … and once on each of these days. */
      days: z.array(z.strictObject({ day, windows: z.array(span) })),
    }),
  ),
  times: count,
  missedDays: z.array(day),
  missed: z.array(span),
  cost: z.enum(['none', 'share', 'all']),
  /** The most that can still be had. */
  creditHundredths: z.int(),
});

const windowState = z.strictObject({
  day,
  begin: z.string(),
  end: z.string(),
  /**
   * `done` is a check-in inside it; before an analysis the screen says 已签到, never 有效. One that does not count yet is
   * `provisional` while its person's registration waits, and `awaitsConfirmation` while it is late and nobody has confirmed it.
   */
  state: z.enum(['done', 'provisional', 'awaitsConfirmation', 'open', 'upcoming', 'missed']),
  at: z.optional(instant),
  /** A spot check that binds them. */
  spotCheck: z.optional(z.literal(true)),
  /** What it is to them: needed whatever they choose, for one of several ways, or for nothing any more. */
  need: windowNeed,
  /** The courses that ask for it; empty when all of them do. */
  topics: z.array(z.string()),
  /** They scanned in it, in a session that covers none of its courses. */
  otherCourse: z.boolean(),
});

/** The holdings the trainee has checked in to and that run today, with the planned windows of today (T1, T3). */
export const attendanceToday = defineCall({
  name: 'attendance.today',
  service: 'api',
  roles: ['trainee'],
  kind: 'query',
  input: z.strictObject({}),
  output: z.strictObject({
    today: day,
    rows: z.array(
      z.strictObject({
        projectId: id,
        batchId: id,
        title: z.string(),
        venue: z.string(),
        creditHundredths: z.int(),
        batchBegin: day,
        batchEnd: day,
        windows: z.array(windowState),
        due: dueShown,
        /** When its exam is open; null where there is none. */
        exam: z.nullable(z.strictObject({ opensAt: instant, closesAt: instant })),
        /** What it asks for, where that can be said in a word (domain/project/planned-windows.ts). */
        asking: z.enum(askings),
      }),
    ),
  }),
  errors: ['notRegistered'],
});

/** `checkedIn`: recorded; `provisional`: registration still waits; `awaitsConfirmation`: late, not yet confirmed; `removed`: taken back. */
const recordState = z.enum(['checkedIn', 'provisional', 'awaitsConfirmation', 'removed']);

/** Of a record made by hand, or granted to an appeal: why, and the administrator's name. */
export const madeBy = z.strictObject({ reason: z.string(), by: z.string() });

/** The ruling on a record that holds. */
export const rulingMade = z.strictObject({ kind: z.enum(rulings), reason: z.string(), at: instant, by: z.string() });

export const myRecord = z.strictObject({
  recordId: id,
  projectId: id,
  title: z.string(),
  placeName: z.string(),
  evidenceAt: instant,
  origin: attendanceOrigin,
  state: recordState,
  /** For its slots (`slots.mine`). */
  batchId: id,
});

/** The caller's own check-ins, newest first; records within five minutes are one. */
export const attendanceMyRecords = defineCall({
  name: 'attendance.myRecords',
  service: 'api',
  roles: ['trainee'],
  kind: 'query',
  input: z.strictObject({ ...pageInput }),
  output: z.strictObject({ rows: z.array(myRecord), nextCursor: z.optional(z.string()) }),
  errors: ['notRegistered'],
});

/** The check-ins of one of the institution's people (P1), wherever they were made, as they see them themselves. */
export const attendanceRecordsOfPerson = defineCall({
  name: 'attendance.recordsOfPerson',
  service: 'api',
  roles: ['administrator'],
  kind: 'query',
  input: z.strictObject({ personId: id, ...pageInput }),
  output: pageOf(myRecord),
  errors: [],
});

/** A page of 考勤明细 with the figures over all of it, for the hospital and for the centre. */
export const recordPage = z.strictObject({
  title: z.string(),
  batchBegin: day,
  batchEnd: day,
  summary: z.strictObject({
    people: count,
    records: count,
    /** Records with any flag; `suspicious` are those with one of `suspiciousFlags`. */
    flagged: count,
    suspicious: count,
    late: count,
    /** Late records nobody has confirmed yet. */
    awaitsConfirmation: count,
    provisional: count,
    /** Those made by hand; and those that an appeal made. */
    manual: count,
    appeal: count,
    /** Records that were taken back; no other figure has them. */
    removed: count,
  }),
  rows: z.array(
    z.strictObject({
      recordId: id,
      personId: id,
      name: z.string(),
      personNumber: z.string(),
      institutionName: z.string(),
      departmentName: z.string(),
      /** The attendee belongs to another institution than the caller's. */
      outside: z.boolean(),
      evidenceAt: instant,
      receivedAt: instant,
      placeName: z.string(),
      place: z.optional(placeBand),
      origin: attendanceOrigin,
      state: recordState,
      flags: z.array(attendanceFlag),
      made: z.optional(madeBy),
      ruling: z.optional(rulingMade),
    }),
  ),
  nextCursor: z.optional(z.string()),
});

/** What of 考勤明细 is shown: one kind of origin, what waits for an approval, what somebody should look closer at, or what was taken back. */
export const recordShows = ['all', 'scan', 'late', 'manual', 'appeal', 'suspicious', 'provisional', 'removed'] as const;

/** 考勤明细 (M18): every record of a batch, newest first, with who and how. */
export const attendanceRecords = defineCall({
  name: 'attendance.records',
  service: 'api',
  roles: anyAdministrator,
  kind: 'query',
  input: z.strictObject({
    projectId: id,
    batchId: id,
    courseId: z.optional(id),
    day: z.optional(day),
    sessionId: z.optional(id),
    show: z.optional(z.enum(recordShows)),
    flag: z.optional(attendanceFlag),
    /** Part of a name, a person number or an institution. */
    search: searchText,
    ...pageInput,
  }),
  output: z.strictObject({
    ...recordPage.shape,
    /** What the list can be narrowed to. */
    courses: z.array(z.strictObject({ courseId: id, topic: z.string() })),
    sessions: z.array(z.strictObject({ sessionId: id, placeName: z.string() })),
    /** When people are to check in (domain/project/planned-windows.ts). */
    windows: z.array(z.strictObject({ begin: instant, end: instant })),
    restDays: z.array(z.strictObject({ day, reason: z.string() })),
  }),
  errors: [],
});

/** Confirms late records, one by one or all of a batch. */
export const attendanceConfirmLate = defineCall({
  name: 'attendance.confirmLate',
  service: 'api',
  roles: attendants,
  kind: 'command',
  input: z.strictObject({
    projectId: id,
    batchId: id,
    records: z.union([z.literal('all'), z.array(id).check(z.minLength(1), z.maxLength(100))]),
  }),
  output: z.strictObject({
    confirmed: count,
    /** Records that still wait because their people hold no seat and none is free under the cap. */
    withoutSeat: z.optional(count),
  }),
  errors: [],
});
