import * as z from 'zod/mini';
import { manualReasons } from '../../../domain/attendance/manual-check-in';
import { attendants, defineCall } from '../../define-call';
import { count, id, instant, pageInput, pageOf, professionalTitle, text } from '../../common';
import { attendeeKey } from './slots';

/**
 * Whom an administrator may check in by hand (D8): their own people as the search finds them; anybody else by a whole person number,
 * card number or phone, or by the personal code that they show.
 */
export const manualCandidates = defineCall({
  name: 'manual.candidates',
  service: 'api',
  roles: attendants,
  kind: 'query',
  input: z.strictObject({
    by: z.union([
      z.strictObject({ search: z.string().check(z.minLength(1), z.maxLength(200)) }),
      z.strictObject({ code: z.string().check(z.maxLength(300)) }),
    ]),
    ...pageInput,
  }),
  output: pageOf(
    z.strictObject({
      personNumber: z.string(),
      name: z.string(),
      institutionName: z.string(),
      departmentName: z.string(),
      professionalTitle,
      outside: z.boolean(),
    }),
  ),
  errors: ['personalCodeInvalid', 'personalCodeExpired', 'lookedUpTooOften'],
});

/** 现场补签 (D8): checks somebody in to slots that have begun, with a reason; they are told. */
export const manualRecord = defineCall({
  name: 'manual.record',
  service: 'api',
  roles: attendants,
  kind: 'command',
  input: z.strictObject({
    sessionId: id,
    who: attendeeKey,
    /** The begins of the slots. */
    slots: z.array(instant).check(z.minLength(1), z.maxLength(40)),
    reason: z.enum(manualReasons),
    /** Needed where the reason says nothing by itself. */
    note: text(100),
  }),
  output: z.strictObject({
    recorded: count,
    /** Slots in which they were already. */
    already: count,
    /** The registration waits: it counts once that is approved. */
    provisional: z.boolean(),
  }),
  errors: [
    'reasonRequired',
    'projectNotApproved',
    'attendeeReturned',
    'attendeeLeft',
    'slotsChanged',
    'slotNotBegun',
    'seatsFull',
    'contentRejected',
    'lookedUpTooOften',
  ],
});
