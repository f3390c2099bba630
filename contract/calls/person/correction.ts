import * as z from 'zod/mini';
import { correctionObstacles, correctionStates } from '../../../domain/person/correction';
import { personFacts } from '../../../domain/person/history';
import { checkCardNumber } from '../../../domain/person/person';
import { defineCall, readers } from '../../define-call';
import { attachErrors } from '../../errors';
import {
  decision,
  education,
  file,
  fileAddress,
  fileFacts,
  id,
  identityDocument,
  instant,
  ok,
  pageInput,
  personName,
  professionalTitle,
  reviewOutput,
  searchText,
  specialty,
  tabCounts,
  text,
} from '../../common';

const correctionState = z.enum(correctionStates);
/** The tabs over the list: what was taken back is in none of them. */
const reviewedStates = ['pending', 'approved', 'returned'] as const;

/** A fact before and after; titles and the like by their codes, '' where there is none. */
export const factChange = z.strictObject({ fact: z.enum(personFacts), before: z.string(), after: z.string() });

/** What is to be corrected; what is left out, or is as it is on record, stays. */
const facts = {
  name: z.optional(personName),
  /** Of the person's own institution. */
  departmentId: z.optional(id),
  professionalTitle: z.optional(professionalTitle),
  specialty: z.optional(specialty),
  education: z.optional(education),
  /** '' takes it away. */
  cardNumber: z.optional(
    z
      .string()
      .check(z.refine((typed) => typed === '' || checkCardNumber(typed) === undefined, { error: 'cardNumberFormat' })),
  ),
};

/** Asks that facts of the caller's approved registration be corrected: in force once their institution says so. */
export const correctionAsk = defineCall({
  name: 'correction.ask',
  service: 'api',
  roles: ['trainee'],
  kind: 'command',
  input: z.strictObject({
    ...facts,
    /** What the institution should know: 聘任文件号. */
    note: z.optional(text(200)),
    /** A photograph or a PDF of what it says so on: where the name or the card number is to be another. */
    proof: z.optional(file),
  }),
  output: z.strictObject({ correctionId: id }),
  errors: [
    ...attachErrors,
    'notRegistered',
    'wrongState',
    'correctionOpen',
    'correctionTooOften',
    'cardNumberTaken',
    'tooManyAttempts',
    'phoneNeeded',
  ],
});

/** Takes back a request of the caller's own that waits. */
export const correctionWithdraw = defineCall({
  name: 'correction.withdraw',
  service: 'api',
  roles: ['trainee'],
  kind: 'command',
  input: z.strictObject({ correctionId: id }),
  output: ok,
  errors: ['notRegistered', 'wrongState'],
});

const correctionRow = z.strictObject({
  correctionId: id,
  name: z.string(),
  departmentName: z.string(),
  /** What it is about. */
  facts: z.array(z.enum(personFacts)),
  state: correctionState,
  submittedAt: instant,
});

/** The requests of the institution's people, by state; those that were taken back are in none of the tabs. */
export const correctionList = defineCall({
  name: 'correction.list',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ state: z.optional(correctionState), search: searchText, ...pageInput }),
  output: z.strictObject({
    rows: z.array(correctionRow),
    nextCursor: z.optional(z.string()),
    counts: tabCounts(reviewedStates),
  }),
  errors: [],
});

/** One request: what is on record now beside what is asked for; of a decided one, as it was decided. */
export const correctionGet = defineCall({
  name: 'correction.get',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ correctionId: id }),
  output: z.strictObject({
    ...correctionRow.shape,
    personId: id,
    personNumber: z.string(),
    nationalIdMasked: z.string(),
    documentKind: identityDocument,
    changes: z.array(factChange),
    note: z.string(),
    /** What the person shows for it; null where they show nothing, or nobody decides on it any more. */
    proof: z.nullable(z.strictObject(fileFacts)),
    /** It is the caller's own: somebody else has to decide. */
    own: z.boolean(),
    /** Why it cannot be approved now; null when it can, and once it was decided. */
    obstacle: z.nullable(z.enum(correctionObstacles)),
    review: z.nullable(reviewOutput),
  }),
  errors: [],
});

/**
 * Where the proof of a request can be opened for some time: it may show a whole document, so it is for whoever decides alone. Each look is in
 * the audit log.
 */
export const correctionProof = defineCall({
  name: 'correction.proof',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ correctionId: id }),
  output: z.strictObject(fileAddress),
  errors: [],
});

/** Corrects the facts as they were asked for, or returns the request with a reason. Nobody approves their own. */
export const correctionReview = defineCall({
  name: 'correction.review',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    correctionId: id,
    decision,
    /** Demanded for a return; the person reads it. */
    reason: z.optional(text(200)),
  }),
  output: z.strictObject({ state: correctionState }),
  errors: ['wrongState', 'reasonRequired', 'ownRegistration', 'correctionBlocked', 'cardNumberHeld', 'contentRejected'],
});

/** The institution corrects facts of one of its approved people by itself, at once; the person is told with the reason. */
export const correctionMake = defineCall({
  name: 'correction.make',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    personId: id,
    /** `factsSeen` of what was read: what a colleague has corrected meanwhile is not written over unseen. */
    factsSeen: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
    ...facts,
    reason: text(200),
    /** A photograph or a PDF of what was looked at; it stays with the event of the person's history. */
    proof: z.optional(file),
  }),
  output: z.strictObject({ changes: z.array(factChange) }),
  errors: [...attachErrors, 'wrongState', 'reasonRequired', 'ownRegistration', 'cardNumberHeld'],
});
