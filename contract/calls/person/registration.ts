import * as z from 'zod/mini';
import { checkCardNumber } from '../../../domain/person/person';
import { registrationStates } from '../../../domain/person/registration';
import { defineCall } from '../../define-call';
import {
  count,
  decision,
  education,
  id,
  instant,
  pageInput,
  professionalTitle,
  reviewOutput,
  searchText,
  specialty,
  text,
} from '../../common';

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
 * is kept (only possible when there is one). Scans kept as tickets become provisional check-ins. Whose national ID or phone
 * another WeChat's returned registration has takes it over. National IDs that are tried are counted and throttled.
 */
export const registrationSubmit = defineCall({
  name: 'registration.submit',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({
    name: text(30, 2),
    phoneCode: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
    /** Left out on a correction when it stays as it is: the page only ever shows it masked. */
    nationalId: z.optional(z.string().check(z.maxLength(18))),
    ...occupation,
    consent: z.literal(true),
  }),
  output: z.strictObject({
    personId: id,
    state: registrationState,
    /** Scans kept while registering that have become provisional check-ins. */
    keptScans: count,
  }),
  errors: [
    'phoneCodeInvalid',
    'nationalIdTaken',
    'phoneTaken',
    'alreadyRegistered',
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
  }),
  errors: ['notRegistered'],
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

/** The people of the administrator's own institution (M3 人员管理), by state. */
export const registrationList = defineCall({
  name: 'registration.list',
  service: 'api',
  roles: ['administrator'],
  kind: 'query',
  input: z.strictObject({ state: z.optional(registrationState), search: searchText, ...pageInput }),
  output: z.strictObject({
    rows: z.array(registrationRow),
    nextCursor: z.optional(z.string()),
    counts: z.strictObject({ pending: count, approved: count, returned: count }),
  }),
  errors: [],
});

/** One registration for A11; national ID and phone masked. */
export const registrationGet = defineCall({
  name: 'registration.get',
  service: 'api',
  roles: ['administrator'],
  kind: 'query',
  input: z.strictObject({ personId: id }),
  output: z.strictObject({
    ...registrationRow.shape,
    phoneMasked: z.string(),
    nationalIdMasked: z.string(),
    education,
    cardNumber: z.optional(z.string()),
    review: z.nullable(reviewOutput),
    /** Its WeChat, national ID and phone belong to another registration or request now: nothing can become of it. */
    released: z.boolean(),
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
    /** Demanded for a return; the trainee reads it. */
    reason: z.optional(text(200)),
  }),
  output: z.strictObject({ state: registrationState }),
  errors: ['wrongState', 'reasonRequired', 'contentRejected'],
});
