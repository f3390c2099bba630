import * as z from 'zod/mini';
import { checkCardNumber } from '../../../domain/person/person';
import { correctionStates } from '../../../domain/person/correction';
import { professionalTitles, specialties } from '../../../domain/person/profession';
import { registrationStates } from '../../../domain/person/registration';
import { defineCall, readers } from '../../define-call';
import { attachErrors } from '../../errors';
import {
  count,
  decision,
  documentNumber,
  education,
  file,
  id,
  identityDocument,
  instant,
  pageInput,
  personName,
  phoneProof,
  professionalTitle,
  reviewOutput,
  searchText,
  specialty,
  text,
} from '../../common';
import { factChange } from './correction';

const registrationState = z.enum(registrationStates);

const occupation = {
  institutionId: id,
  departmentId: id,
  professionalTitle,
  specialty,
  education,
  cardNumber: z.optional(
    z.string().check(z.refine((text) => checkCardNumber(text) === undefined, { error: 'cardNumberFormat' })),
  ),
};

/**
 * Registers the caller, or hands in a returned or waiting registration again. Without `phoneCode` the phone on record
 * is kept (only possible when there is one). Scans kept as tickets become provisional check-ins. A national ID that others
 * have registered is taken too, unless one of them was approved: the institution sees all of them and decides. Another ID
 * than before is another person; where the former one has check-ins, `anotherPerson` has to say so, and the former
 * registration keeps them. National IDs that are tried are counted and throttled.
 */
export const registrationSubmit = defineCall({
  name: 'registration.submit',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({
    name: personName,
    phoneCode: z.optional(phoneProof),
    /** Left out on a correction when it stays as it is: the page only ever shows it masked. */
    nationalId: z.optional(documentNumber),
    documentKind: identityDocument,
    ...occupation,
    /** Somebody else than who registered from this WeChat until now. */
    anotherPerson: z.optional(z.literal(true)),
    consent: z.literal(true),
  }),
  output: z.strictObject({
    personId: id,
    state: registrationState,
    /** Scans kept while registering that have become provisional check-ins. */
    keptScans: count,
  }),
  errors: [
    'institutionSuspended',
    'phoneCodeInvalid',
    'smsCodeWrong',
    'nationalIdTaken',
    'nationalIdFixed',
    'phoneTaken',
    'alreadyRegistered',
    'cardNumberTaken',
    'wrongState',
    'contentRejected',
    'tooManyAttempts',
  ],
});

/** The caller's own registration with its review, for T2, T2b and T2c. The national ID is masked even here. */
export const registrationMine = defineCall({
  name: 'registration.mine',
  service: 'api',
  roles: ['trainee'],
  kind: 'query',
  input: z.strictObject({}),
  output: z.strictObject({
    personId: id,
    state: registrationState,
    name: z.string(),
    phoneMasked: z.string(),
    nationalIdMasked: z.string(),
    documentKind: identityDocument,
    institutionId: id,
    institutionName: z.string(),
    departmentId: id,
    departmentName: z.string(),
    professionalTitle,
    specialty,
    education,
    cardNumber: z.optional(z.string()),
    submittedAt: instant,
    review: z.nullable(reviewOutput),
    personNumber: z.string(),
    /** Its phone is another person's by WeChat's word: whatever needs a phone asks for one first. */
    phonePassed: z.boolean(),
    /** The last request for a correction, whatever became of it; null when there is none. */
    correction: z.nullable(
      z.strictObject({
        correctionId: id,
        state: z.enum(correctionStates),
        changes: z.array(factChange),
        submittedAt: instant,
        review: z.nullable(reviewOutput),
      }),
    ),
  }),
  errors: ['notRegistered'],
});

/** What the institution's roster says of somebody who waits (rules: "Roster"); nothing of a name or a department that agrees. */
const rosterMark = z.strictObject({
  /** Nobody on the roster has the number: then nothing else is said. */
  listed: z.boolean(),
  otherName: z.nullable(z.string()),
  otherDepartment: z.nullable(z.string()),
  /** Whether the roster names a department at all. */
  saysDepartment: z.boolean(),
});

const registrationRow = z.strictObject({
  personId: id,
  name: z.string(),
  personNumber: z.string(),
  departmentName: z.string(),
  professionalTitle,
  specialty,
  state: registrationState,
  submittedAt: instant,
});

/** Of a filter any of these values; none of them means no filter. */
const anyOf = <Value extends z.ZodMiniType>(value: Value, most: number) =>
  z.optional(z.array(value).check(z.maxLength(most)));

/** Which of the institution's people a list shows. */
export const peopleFilters = {
  states: anyOf(registrationState, registrationStates.length),
  departmentIds: anyOf(id, 50),
  professionalTitles: anyOf(professionalTitle, professionalTitles.length),
  specialties: anyOf(specialty, specialties.length),
};

/**
 * The people of the administrator's own institution (M3 人员管理). A search finds names, their pinyin, person and card numbers and
 * departments by a part of them, and a phone or the number of a document that is typed whole.
 */
export const registrationList = defineCall({
  name: 'registration.list',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({
    ...peopleFilters,
    search: searchText,
    /** By the pinyin of the name, or by when the registration was handed in; the newest first without it. */
    order: z.optional(z.enum(['name', 'newest', 'oldest'])),
    ...pageInput,
  }),
  output: z.strictObject({
    /** Of those who wait and stand on the roster, what it says of them. */
    rows: z.array(z.strictObject({ ...registrationRow.shape, roster: z.nullable(rosterMark) })),
    nextCursor: z.optional(z.string()),
    /** How many the list has in all: with its first page alone, and not where a search finds only by looking. */
    total: z.nullable(count),
    /** How many registrations of the institution wait, whatever is listed: with the first page alone. */
    waiting: z.nullable(count),
  }),
  errors: [],
});

/** A meeting that somebody checked in to: its first and last check-in, how many, and how many while nobody had approved them. */
const meeting = z.strictObject({
  projectId: id,
  title: z.string(),
  records: count,
  provisional: count,
  first: instant,
  last: instant,
});

/** Another registration beside the one that is looked at, of the same institution. */
const besides = z.strictObject({
  ...registrationRow.shape,
  phoneMasked: z.string(),
  released: z.boolean(),
  records: count,
});

/** One registration for A11 with all that its review depends on; national ID and phone masked. */
export const registrationGet = defineCall({
  name: 'registration.get',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ personId: id }),
  output: z.strictObject({
    ...registrationRow.shape,
    departmentId: id,
    phoneMasked: z.string(),
    nationalIdMasked: z.string(),
    documentKind: identityDocument,
    education,
    cardNumber: z.optional(z.string()),
    review: z.nullable(reviewOutput),
    /** Of one that waits: null where the institution has no roster. */
    roster: z.nullable(rosterMark),
    /** Its WeChat, national ID and phone belong to another registration or request now: nothing can become of it. */
    released: z.boolean(),
    /** Its phone is another person's by WeChat's word; it has to verify one before it is handed in again. */
    phonePassed: z.boolean(),
    /** Who was named in the forms before this one, oldest first. */
    earlier: z.array(
      z.strictObject({ at: instant, name: z.string(), nationalIdMasked: z.string(), phoneMasked: z.string() }),
    ),
    /** What was recorded for the person, latest meeting first. */
    attendance: z.strictObject({ records: count, meetings: z.array(meeting) }),
    /** Entries of the person in the credit ledger. */
    ledgerEntries: count,
    /** It is the caller's own: somebody else has to decide. */
    own: z.boolean(),
    /** Who else says that the national ID is theirs. */
    claims: z.strictObject({
      here: z.array(besides),
      /** One waits at another institution; whose it is stays there. */
      elsewhere: z.boolean(),
      /** Another approved person has the ID: this one can only be returned, or its ID corrected. */
      held: z.nullable(z.enum(['here', 'elsewhere'])),
      /** To be sent with an approval. */
      mark: z.string(),
    }),
    /** Who else has the card number; of another institution's people no more than that there is one. */
    cardNumberClaims: z.strictObject({ here: z.array(besides), elsewhere: z.boolean(), held: z.boolean() }),
    /** To be sent with a correction. */
    factsSeen: z.string(),
  }),
  errors: [],
});

/** Shows the national ID in clear to its institution's administrator; each look is in the audit log. */
export const registrationRevealNationalId = defineCall({
  name: 'registration.revealNationalId',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ personId: id }),
  output: z.strictObject({ nationalId: z.string() }),
  errors: [],
});

export const registrationReview = defineCall({
  name: 'registration.review',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    personId: id,
    /** The submission that was read: one corrected since is not decided on unseen. */
    submittedAt: z.optional(instant),
    decision,
    /** `claims.mark` of what was read: an approval decides between all claims, and none is decided on unseen. */
    claimsSeen: z.optional(z.string().check(z.regex(/^[0-9a-f]{0,16}$/))),
    /** Demanded for a return; the trainee reads it. */
    reason: z.optional(text(200)),
  }),
  output: z.strictObject({ state: registrationState }),
  errors: [
    'wrongState',
    'reasonRequired',
    'ownRegistration',
    'nationalIdHeld',
    'nationalIdContested',
    'cardNumberHeld',
    'contentRejected',
  ],
});

/**
 * Corrects a mistyped national ID of one of the institution's people; what was recorded stays theirs. Nobody corrects their
 * own. Numbers that are tried are counted and throttled.
 */
export const registrationCorrectNationalId = defineCall({
  name: 'registration.correctNationalId',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    personId: id,
    /** The number on record, in clear, as it was read. */
    current: documentNumber,
    nationalId: documentNumber,
    /** Of the new number: it may be that of another kind of document. */
    documentKind: identityDocument,
    /** Why, with what it was compared to; goes to the log. */
    reason: text(200),
    /** A photograph or a PDF of the document; it stays with the event of the person's history. */
    proof: z.optional(file),
  }),
  output: z.strictObject({ nationalIdMasked: z.string() }),
  errors: [...attachErrors, 'wrongState', 'reasonRequired', 'ownRegistration', 'nationalIdHeld', 'tooManyAttempts'],
});

/** What several registrations may share with others: then each is looked at by itself. */
const shared = z.enum(['nationalId', 'cardNumber']);

/** Which of some waiting registrations share a national ID or a card number with another claim, so that they are not approved in bulk. */
export const registrationContested = defineCall({
  name: 'registration.contested',
  service: 'api',
  roles: ['administrator'],
  kind: 'query',
  input: z.strictObject({ personIds: z.array(id).check(z.minLength(1), z.maxLength(100)) }),
  output: z.strictObject({ rows: z.array(z.strictObject({ personId: id, shared })) }),
  errors: [],
});

/** So many registrations are decided by one command. */
const MOST_REVIEWED = 50;

/**
 * Decides on several registrations at once, each by the rule and in the transaction of {@link registrationReview}. What cannot be decided
 * without a look is left as it is, and said.
 */
export const registrationReviewMany = defineCall({
  name: 'registration.reviewMany',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    /** Each with the submission that was read. */
    people: z
      .array(z.strictObject({ personId: id, submittedAt: instant }))
      .check(z.minLength(1), z.maxLength(MOST_REVIEWED)),
    decision,
    /** Demanded for a return; each of the trainees reads it. */
    reason: z.optional(text(200)),
  }),
  output: z.strictObject({
    results: z.array(
      z.strictObject({
        personId: id,
        /** `already`: somebody else has decided, as `state` says. `look`: it stays as it is, for the reason of `why`. */
        outcome: z.enum(['decided', 'already', 'look']),
        state: z.nullable(registrationState),
        why: z.nullable(z.enum([...shared.options, 'own', 'changed', 'gone'])),
      }),
    ),
  }),
  /** Of these only the want of a reason, and a reason that nobody should read, end the whole command; the others are told of each person. */
  errors: [
    'wrongState',
    'reasonRequired',
    'ownRegistration',
    'nationalIdHeld',
    'nationalIdContested',
    'cardNumberHeld',
    'contentRejected',
  ],
});

/**
 * Whether somebody by this name and national ID is registered and approved already, asked as soon as both are typed: eight fields and a
 * phone later is late. It tells no more than `rebinding.request` does: a name that is not the one on record gets the same answer as a
 * free ID. Tries are counted and throttled, apart from those of handing in.
 */
export const registrationCheck = defineCall({
  name: 'registration.check',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({ name: personName, nationalId: documentNumber, documentKind: identityDocument }),
  output: z.strictObject({ registered: z.boolean() }),
  errors: ['tooManyAttempts'],
});

/**
 * Another phone, which WeChat vouches for, or a code that was sent there: in force at once. A number that somebody else had until now passes to the caller; they are
 * told, and verify another one before what needs a phone.
 */
export const registrationChangePhone = defineCall({
  name: 'registration.changePhone',
  service: 'api',
  roles: ['trainee'],
  kind: 'command',
  input: z.strictObject({ phoneCode: phoneProof }),
  output: z.strictObject({ phoneMasked: z.string() }),
  errors: ['notRegistered', 'phoneCodeInvalid', 'smsCodeWrong', 'tooManyAttempts', 'phoneTaken', 'wrongState'],
});
