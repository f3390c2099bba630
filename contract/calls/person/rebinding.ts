import * as z from 'zod/mini';
import { rebindingObstacles, rebindingStates } from '../../../domain/person/rebinding';
import { defineCall, readers } from '../../define-call';
import {
  decision,
  documentNumber,
  id,
  identityDocument,
  instant,
  pageInput,
  personName,
  phoneProof,
  professionalTitle,
  reviewOutput,
  searchText,
  tabCounts,
  text,
} from '../../common';

const rebindingState = z.enum(rebindingStates);

/**
 * Asks that an approved registration follow its person to the caller's WeChat. Name and national ID must be those on
 * record; tries are counted and throttled, and wrong ones are told apart from nothing. What is on record is never answered.
 * A registration of the caller's own that was never approved is given up by it.
 */
export const rebindingRequest = defineCall({
  name: 'rebinding.request',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({
    name: personName,
    nationalId: documentNumber,
    documentKind: identityDocument,
    /** The phone of the new WeChat; it may be the one on record. */
    phoneCode: phoneProof,
    consent: z.literal(true),
  }),
  output: z.strictObject({ state: rebindingState, submittedAt: instant }),
  errors: [
    'rebindingNotMatched',
    'rebindingOpen',
    'rebindingContested',
    'rebindingTooOften',
    'alreadyRegistered',
    'phoneCodeInvalid',
    'smsCodeWrong',
    'tooManyAttempts',
  ],
});

const rebindingRow = z.strictObject({
  rebindingId: id,
  name: z.string(),
  departmentName: z.string(),
  state: rebindingState,
  submittedAt: instant,
  /** The phone of the new WeChat is the one on record. */
  samePhone: z.boolean(),
});

/** The requests for people of the administrator's own institution, by state. */
export const rebindingList = defineCall({
  name: 'rebinding.list',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ state: z.optional(rebindingState), search: searchText, ...pageInput }),
  output: z.strictObject({
    rows: z.array(rebindingRow),
    nextCursor: z.optional(z.string()),
    counts: tabCounts(rebindingStates),
  }),
  errors: [],
});

/** One request with what is on record and what is new; national ID and phones masked. */
export const rebindingGet = defineCall({
  name: 'rebinding.get',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ rebindingId: id }),
  output: z.strictObject({
    ...rebindingRow.shape,
    personId: id,
    personNumber: z.string(),
    professionalTitle,
    nationalIdMasked: z.string(),
    documentKind: identityDocument,
    /** As it was when they asked. */
    oldPhoneMasked: z.string(),
    newPhoneMasked: z.string(),
    /** Why it cannot be approved now; null when it can, and once it was decided. */
    obstacle: z.nullable(z.enum(rebindingObstacles)),
    /** The old WeChat is signed in as an administrator of this institution, which an approval leaves as it is. */
    administers: z.boolean(),
    review: z.nullable(reviewOutput),
  }),
  errors: [],
});

/**
 * Binds the person to the new WeChat and its phone, or returns the request with a reason. Nobody
 * approves their own. The old WeChat is nobody's afterwards; scans kept for the new one become check-ins.
 */
export const rebindingReview = defineCall({
  name: 'rebinding.review',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    rebindingId: id,
    decision,
    /** 核对码, which the phone of whoever asked shows; demanded for an approval. Wrong ones are counted and throttled. */
    checkCode: z.optional(z.string().check(z.regex(/^\d{6}$/))),
    /** Demanded for a return; whoever asked reads it. */
    reason: z.optional(text(200)),
  }),
  output: z.strictObject({ state: rebindingState }),
  errors: [
    'wrongState',
    'reasonRequired',
    'ownRebinding',
    'checkCodeWrong',
    'rebindingBlocked',
    'contentRejected',
    'tooManyAttempts',
  ],
});
