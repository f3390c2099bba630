import * as z from 'zod/mini';
import { appealKinds, appealStates, MOST_APPEAL_PICTURES } from '../../../domain/attendance/appeal';
import { manualReasons } from '../../../domain/attendance/manual-check-in';
import { slotStates } from '../../../domain/attendance/slots';
import { anyAdministrator, defineCall } from '../../define-call';
import { count, day, file, fileAddress, id, instant, ok, pageInput, pageOf, searchText, text } from '../../common';
import { attachErrors } from '../../errors';

const state = z.enum(appealStates);
const kind = z.enum(appealKinds);
const window = z.strictObject({ begin: instant, end: instant });
const answered = z.nullable(z.strictObject({ at: instant, by: z.string(), reason: z.string() }));

/** An appeal as both sides read it. */
const appeal = {
  appealId: id,
  kind,
  /** Of attendance: the slots it is about, all of one day; none of another kind. */
  slots: z.array(window),
  reason: z.enum(manualReasons),
  note: z.string(),
  pictures: count,
  askedAt: instant,
  state,
  answered,
};

/** What somebody appeals about. */
const about = z.union([
  z.strictObject({ kind: z.literal('attendance'), slots: z.array(instant).check(z.minLength(1), z.maxLength(40)) }),
  z.strictObject({ kind: z.literal('outcome'), roundId: id }),
  z.strictObject({ kind: z.literal('reversal'), entryId: id }),
]);

/** What somebody may appeal in a batch, until when, and what became of what they have appealed (D7). */
export const appealBasis = defineCall({
  name: 'appeal.basis',
  service: 'api',
  roles: ['trainee'],
  kind: 'query',
  input: z.strictObject({ projectId: id, batchId: id }),
  output: z.strictObject({
    title: z.string(),
    /** Who answers. */
    institutionName: z.string(),
    /** Of attendance: the last day, and whether it is over. */
    lastDay: day,
    over: z.boolean(),
    /** Slots that are over and lack the caller, each day's together, without a day that waits for an answer. */
    days: z.array(z.strictObject({ day, slots: z.array(window) })),
    appeals: z.array(z.strictObject(appeal)),
  }),
  errors: ['notRegistered'],
});

/** The caller says that they were there, or that an outcome or a reversal is wrong, with a reason and up to three pictures. */
export const appealAsk = defineCall({
  name: 'appeal.ask',
  service: 'api',
  roles: ['trainee'],
  kind: 'command',
  input: z.strictObject({
    projectId: id,
    batchId: id,
    about,
    reason: z.enum(manualReasons),
    note: text(200),
    pictures: z.array(file).check(z.maxLength(MOST_APPEAL_PICTURES)),
  }),
  output: z.strictObject({ appealId: id }),
  errors: [
    'notRegistered',
    'reasonRequired',
    'projectNotApproved',
    'appealOver',
    'appealOpen',
    'appealTooOften',
    'nothingToAppeal',
    ...attachErrors,
  ],
});

/** Takes one's own appeal back while nobody has answered. */
export const appealWithdraw = defineCall({
  name: 'appeal.withdraw',
  service: 'api',
  roles: ['trainee'],
  kind: 'command',
  input: z.strictObject({ appealId: id }),
  output: ok,
  errors: ['notRegistered', 'appealAnswered'],
});

const appellant = {
  personId: id,
  name: z.string(),
  personNumber: z.string(),
  institutionName: z.string(),
  departmentName: z.string(),
  /** Of another institution than the caller's. */
  outside: z.boolean(),
};

const listed = z.strictObject({ ...appeal, ...appellant, projectId: id, batchId: id, title: z.string() });

/** The appeals to the caller's institution, of one state: those that wait in the order they came, others newest first (D7b). */
export const appealList = defineCall({
  name: 'appeal.list',
  service: 'api',
  roles: anyAdministrator,
  kind: 'query',
  input: z.strictObject({
    state,
    /** Of one meeting. */
    projectId: z.optional(id),
    /** Part of a name, a person number, an institution or a title. */
    search: searchText,
    ...pageInput,
  }),
  output: z.strictObject({ ...pageOf(listed).shape, waiting: count }),
  errors: [],
});

/** One of them, with the pictures and what the system knows of that person and day. */
export const appealGet = defineCall({
  name: 'appeal.get',
  service: 'api',
  roles: anyAdministrator,
  kind: 'query',
  input: z.strictObject({ appealId: id }),
  output: z.strictObject({
    ...listed.shape,
    files: z.array(z.strictObject(fileAddress)),
    /** Every slot of the person in the batch, as it stands now. */
    evidence: z.array(z.strictObject({ ...window.shape, state: z.enum(slotStates), at: z.optional(instant) })),
    /** Where a record of that day can belong to, the likeliest first; none of another kind. */
    sessions: z.array(z.strictObject({ sessionId: id, placeName: z.string() })),
    /** The caller's own: a colleague has to answer. */
    own: z.boolean(),
  }),
  errors: [],
});

/** Answers an appeal. Granted about attendance it makes a record of its origin in each slot; the person is told, with the reason. */
export const appealAnswer = defineCall({
  name: 'appeal.answer',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    appealId: id,
    answer: z.enum(['grant', 'refuse']),
    reason: text(200),
    /** To which session the records belong; the likeliest without it. */
    sessionId: z.optional(id),
  }),
  output: z.strictObject({
    state,
    /** Records that were made: none where the person is there by now. */
    recorded: count,
  }),
  errors: [
    'reasonRequired',
    'appealAnswered',
    'ownAppeal',
    'noSessionOfDay',
    'attendeeReturned',
    'attendeeLeft',
    'seatsFull',
    'contentRejected',
  ],
});
