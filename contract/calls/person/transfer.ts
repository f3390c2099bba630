import * as z from 'zod/mini';
import { transferStates } from '../../../domain/person/transfer';
import { defineCall, readers } from '../../define-call';
import {
  count,
  decision,
  education,
  id,
  identityDocument,
  instant,
  pageInput,
  professionalTitle,
  searchText,
  specialty,
  text,
} from '../../common';

const transferState = z.enum(transferStates);
/** Whose turn it is now: the server's clock decides, and nothing has to run for the seven days to end. */
const turn = z.enum(['old', 'new', 'trainee', 'centre', 'nobody']);
const reasonText = text(200);

/** From where to where, and how it stands: the same for everybody who may see it. */
const journey = {
  transferId: id,
  fromInstitutionName: z.string(),
  fromDepartmentName: z.string(),
  toInstitutionName: z.string(),
  toDepartmentName: z.string(),
  /** Its person left and asks to come back to the same institution. */
  comesBack: z.boolean(),
  why: z.string(),
  state: transferState,
  turn,
  submittedAt: instant,
  /** From when on the new institution may approve; null while an objection stands. */
  readyAt: z.nullable(instant),
  /** When the old institution first opened it, and who. */
  seen: z.nullable(z.strictObject({ at: instant, by: z.string() })),
  /** What was done with it, in order; `by` is '' for its person. */
  steps: z.array(
    z.strictObject({
      act: z.enum([
        'agree',
        'object',
        'askCentre',
        'allow',
        'uphold',
        'approve',
        'return',
        'withdraw',
        'leave',
        'stay',
        'lapse',
      ]),
      at: instant,
      by: z.string(),
      reason: z.string(),
    }),
  ),
};
const answer = z.strictObject({ state: transferState });
/** What may stand against a step (domain/person/transfer.ts); the same for whoever takes it. */
const stepErrors = [
  'wrongState',
  'reasonRequired',
  'objectionTooLate',
  'transferTooEarly',
  'ownTransfer',
  'transferDepartmentGone',
] as const;
/** Of a step that is explained in words. */
const wordErrors = [...stepErrors, 'contentRejected'] as const;
const which = { transferId: id };

/**
 * The caller asks another institution to have them from now on; who has left may also ask to come back. Until it is approved
 * everything stays as it is.
 */
export const transferRequest = defineCall({
  name: 'transfer.request',
  service: 'api',
  roles: ['trainee'],
  kind: 'command',
  input: z.strictObject({ institutionId: id, departmentId: id, why: text(200, 2) }),
  output: z.strictObject({ transferId: id, state: transferState }),
  errors: [
    'notRegistered',
    'transferNotNeeded',
    'transferOpen',
    'sameInstitution',
    'institutionSuspended',
    'transferTooOften',
    'contentRejected',
  ],
});

/** The caller's latest transfer, whatever became of it, and what they may ask for. */
export const transferMine = defineCall({
  name: 'transfer.mine',
  service: 'api',
  roles: ['trainee'],
  kind: 'query',
  input: z.strictObject({}),
  output: z.strictObject({
    institutionName: z.string(),
    departmentName: z.string(),
    /** The caller left: they need nobody's agreement, and may ask to come back. */
    left: z.nullable(z.strictObject({ day: z.string(), reason: z.string(), by: z.string() })),
    mayAsk: z.boolean(),
    latest: z.nullable(z.strictObject(journey)),
  }),
  errors: ['notRegistered'],
});

/** Takes back one's own transfer while it is under way. */
export const transferWithdraw = defineCall({
  name: 'transfer.withdraw',
  service: 'api',
  roles: ['trainee'],
  kind: 'command',
  input: z.strictObject(which),
  output: answer,
  errors: ['notRegistered', ...stepErrors],
});

/** Brings the old institution's objection to the centre, with what speaks against it. */
export const transferAskCentre = defineCall({
  name: 'transfer.askCentre',
  service: 'api',
  roles: ['trainee'],
  kind: 'command',
  input: z.strictObject({ ...which, reason: reasonText }),
  output: answer,
  errors: ['notRegistered', ...wordErrors],
});

const row = z.strictObject({
  transferId: id,
  name: z.string(),
  fromInstitutionName: z.string(),
  toInstitutionName: z.string(),
  comesBack: z.boolean(),
  state: transferState,
  turn,
  submittedAt: instant,
  readyAt: z.nullable(instant),
});

/** Who wants to come to the administrator's institution, or to leave it: under way, or ended. */
export const transferList = defineCall({
  name: 'transfer.list',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({
    side: z.enum(['incoming', 'outgoing']),
    stage: z.enum(['open', 'ended']),
    search: searchText,
    ...pageInput,
  }),
  output: z.strictObject({
    rows: z.array(row),
    nextCursor: z.optional(z.string()),
    /** What waits for this institution. */
    waiting: z.strictObject({ toApprove: count, toAnswer: count }),
  }),
  errors: [],
});

/** The person, as far as whoever decides has to know them; national ID and phone masked. */
const person = z.strictObject({
  personNumber: z.string(),
  nationalIdMasked: z.string(),
  documentKind: identityDocument,
  phoneMasked: z.string(),
  professionalTitle,
  specialty,
  education,
  cardNumber: z.optional(z.string()),
  /** Entries in the credit ledger: they stay with the institution of their day. */
  ledgerEntries: count,
});

/** One transfer for the old or the new institution. */
export const transferGet = defineCall({
  name: 'transfer.get',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject(which),
  output: z.strictObject({
    ...journey,
    side: z.enum(['incoming', 'outgoing']),
    name: z.string(),
    /** Missing for an institution that does not have the person, once the transfer has ended. */
    person: z.nullable(person),
    /** It is the caller's own: a colleague has to decide. */
    own: z.boolean(),
    /** The department that was asked for is gone: an approval names another one. */
    departmentGone: z.boolean(),
  }),
  errors: [],
});

/** Notes that the old institution has opened it; the first time counts, and the trainee reads it. */
export const transferSee = defineCall({
  name: 'transfer.see',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject(which),
  output: z.strictObject({ seenAt: z.nullable(instant) }),
  errors: [],
});

/** The old institution agrees, or objects with a reason within the seven days; an agreement takes an objection back. */
export const transferAnswer = defineCall({
  name: 'transfer.answer',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    ...which,
    answer: z.enum(['agree', 'object']),
    /** Demanded for an objection; the trainee and the new institution read it. */
    reason: z.optional(reasonText),
  }),
  output: answer,
  errors: wordErrors,
});

/** The new institution approves once it is its turn, or returns at any time with a reason. */
export const transferReview = defineCall({
  name: 'transfer.review',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    ...which,
    decision,
    /** Another department than the one asked for. */
    departmentId: z.optional(id),
    /** Demanded for a return; the trainee reads it. */
    reason: z.optional(reasonText),
  }),
  output: answer,
  errors: wordErrors,
});

/** The objections that trainees ask the centre to decide on. */
export const transferDisputes = defineCall({
  name: 'transfer.disputes',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({ dispute: z.enum(['open', 'ended']), ...pageInput }),
  output: z.strictObject({
    rows: z.array(z.strictObject({ ...row.shape, disputedAt: instant })),
    nextCursor: z.optional(z.string()),
    waiting: count,
  }),
  errors: [],
});

/** One of them, with what both sides say. */
export const transferDispute = defineCall({
  name: 'transfer.dispute',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject(which),
  output: z.strictObject({ ...journey, name: z.string(), personNumber: z.string() }),
  errors: [],
});

/** The centre allows the transfer in spite of the objection, or upholds the objection; both with a reason that all sides read. */
export const transferDecide = defineCall({
  name: 'transfer.decide',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ ...which, ruling: z.enum(['allow', 'uphold']), reason: reasonText }),
  output: answer,
  errors: wordErrors,
});
