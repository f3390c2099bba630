import * as z from 'zod/mini';
import { slotCauses, slotStates } from '../../../domain/attendance/slots';
import { askings } from '../../../domain/project/planned-windows';
import { anyAdministrator, defineCall } from '../../define-call';
import { day, id, instant, professionalTitle } from '../../common';
import { attendanceFlag, attendanceOrigin, dueShown, madeBy, placeBand, rulingMade, windowNeed } from './attendance';

/** Somebody who attends, of whatever institution: an own person or one with a record of the batch by id, anybody by their whole person number. */
export const attendeeKey = z.union([
  z.strictObject({ personId: id }),
  z.strictObject({ personNumber: z.string().check(z.regex(/^\d{10}$/)) }),
]);

const slotRecord = {
  recordId: id,
  evidenceAt: instant,
  receivedAt: instant,
  place: z.optional(placeBand),
  origin: attendanceOrigin,
  flags: z.array(attendanceFlag),
  made: z.optional(madeBy),
  ruling: z.optional(rulingMade),
};

/** The windows that the courses of a batch ask for with what somebody has in each (domain/attendance/slots.ts), and what lies in none. */
const slotsOutput = {
  title: z.string(),
  batchBegin: day,
  batchEnd: day,
  creditHundredths: z.int(),
  slots: z.array(
    z.strictObject({
      begin: instant,
      end: instant,
      state: z.enum(slotStates),
      /** A spot check that binds them. */
      spotCheck: z.optional(z.literal(true)),
      /** Why nothing in it counts. */
      cause: z.optional(z.enum(slotCauses)),
      /** The courses that ask for it; empty when all of them do. */
      topics: z.array(z.string()),
      need: windowNeed,
      /** It is over, and its absence costs credits. */
      costs: z.boolean(),
      /** With `outsideWindows`: the scan that missed it by the least; with `otherCourse` the one in it. */
      nearest: z.optional(instant),
      record: z.optional(z.strictObject(slotRecord)),
      /** What its person said against it last, unless they have taken it back (domain/attendance/appeal.ts). */
      appeal: z.optional(z.strictObject({ state: z.enum(['open', 'granted', 'refused']), reason: z.string() })),
    }),
  ),
  /** Scans of no window, and whether each was taken back; at most 50. */
  outside: z.array(z.strictObject({ ...slotRecord, removed: z.boolean() })),
  due: dueShown,
  asking: z.enum(askings),
};

/** 个人考勤 (D12; M12, M18): every slot of a person in one batch, for whoever holds it. */
export const slotsOfPerson = defineCall({
  name: 'slots.ofPerson',
  service: 'api',
  roles: anyAdministrator,
  kind: 'query',
  input: z.strictObject({ projectId: id, batchId: id, who: attendeeKey }),
  output: z.strictObject({
    ...slotsOutput,
    person: z.strictObject({
      personId: id,
      name: z.string(),
      personNumber: z.string(),
      institutionName: z.string(),
      departmentName: z.string(),
      professionalTitle,
      /** Of another institution than the caller's. */
      outside: z.boolean(),
      /** What a check-in of theirs made now would be. */
      standing: z.enum(['counts', 'provisional', 'registrationReturned', 'registrationLeft']),
    }),
    /** Sessions of the batch, to one of which a manual check-in belongs, those of one day with it; none before attendance was first opened. */
    sessions: z.array(
      z.strictObject({
        sessionId: id,
        placeName: z.string(),
        day: z.nullable(day),
        /** Courses that it covers: a check-in there counts for these alone; empty when it is all of them. */
        topics: z.array(z.string()),
      }),
    ),
  }),
  errors: ['lookedUpTooOften'],
});

/** The same for the trainee themselves. */
export const slotsMine = defineCall({
  name: 'slots.mine',
  service: 'api',
  roles: ['trainee'],
  kind: 'query',
  input: z.strictObject({ projectId: id, batchId: id }),
  output: z.strictObject({
    ...slotsOutput,
    institutionName: z.string(),
    registrationWaits: z.boolean(),
    /** Begins of the slots that the caller may appeal now, and the last day for it. */
    appealable: z.array(instant),
    lastAppealDay: day,
  }),
  errors: ['notRegistered'],
});
