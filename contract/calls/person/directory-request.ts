import * as z from 'zod/mini';
import {
  DEPARTMENT_NAME_AT_MOST,
  directoryRequestKinds,
  directoryRequestStates,
  INSTITUTION_NAME_AT_MOST,
} from '../../../domain/person/directory-request';
import { defineCall, readers } from '../../define-call';
import { count, id, instant, ok, pageInput, password, personName, searchText, text } from '../../common';

const institutionName = text(INSTITUTION_NAME_AT_MOST, 2);
const departmentName = text(DEPARTMENT_NAME_AT_MOST, 2);
const state = z.enum(directoryRequestStates);
const kind = z.enum(directoryRequestKinds);

/** What was asked for. */
const asked = {
  directoryRequestId: id,
  kind,
  name: z.string(),
  area: z.string(),
  departmentName: z.string(),
  note: z.string(),
  /** Of a missing department: its institution. */
  institutionName: z.string(),
  state,
  askedAt: instant,
};

/** What a request came to; '' where there is none of it. */
const outcome = z.nullable(
  z.strictObject({
    reason: z.string(),
    institutionId: z.optional(id),
    institutionName: z.string(),
    departmentId: z.optional(id),
    departmentName: z.string(),
  }),
);

/**
 * P7b: somebody who registers does not find their institution or department in the list and says what it is called. A missing
 * department goes to its institution, a missing institution to the centre. Limited for each WeChat account.
 */
export const directoryRequestSubmit = defineCall({
  name: 'directoryRequest.submit',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({
    applicantName: personName,
    missing: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('institution'),
        name: institutionName,
        area: text(60, 2),
        departmentName: z.optional(departmentName),
      }),
      z.strictObject({ kind: z.literal('department'), institutionId: id, name: departmentName }),
    ]),
    note: z.optional(text(100)),
  }),
  output: z.strictObject({ directoryRequestId: id }),
  errors: ['askedTooOften', 'contentRejected'],
});

/** The caller's own latest requests, the newest first, with what they came to. */
export const directoryRequestMine = defineCall({
  name: 'directoryRequest.mine',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'query',
  input: z.strictObject({}),
  output: z.strictObject({ rows: z.array(z.strictObject({ ...asked, outcome })) }),
  errors: [],
});

/** Takes a request back that nobody has decided. */
export const directoryRequestWithdraw = defineCall({
  name: 'directoryRequest.withdraw',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({ directoryRequestId: id }),
  output: ok,
  errors: ['wrongState'],
});

/**
 * What waits for the caller's office, longest first; or what was closed, newest first. A search finds by a part of what was asked for, by
 * where it is, and by who asked.
 */
export const directoryRequestList = defineCall({
  name: 'directoryRequest.list',
  service: 'api',
  roles: [...readers, 'reviewer'],
  kind: 'query',
  input: z.strictObject({ open: z.boolean(), search: searchText, ...pageInput }),
  output: z.strictObject({
    rows: z.array(z.strictObject({ ...asked, applicantName: z.string(), outcome, by: z.string() })),
    nextCursor: z.optional(z.string()),
    /** How many wait; with the first page alone. */
    waiting: z.nullable(count),
  }),
  errors: [],
});

/**
 * Adds what was missing, says which entry of the list it is, or refuses with a reason. A department that is there by that name already
 * is matched. An institution is added by the centre alone, with its account and the department of whoever asked.
 */
export const directoryRequestDecide = defineCall({
  name: 'directoryRequest.decide',
  service: 'api',
  roles: ['administrator', 'reviewer'],
  kind: 'command',
  input: z.strictObject({
    directoryRequestId: id,
    decision: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('addDepartment'), name: departmentName }),
      z.strictObject({
        kind: z.literal('addInstitution'),
        name: institutionName,
        account: text(40, 1),
        password,
        departmentName: z.optional(departmentName),
      }),
      /** A department of the caller's institution, or a hospital: as the request asks. */
      z.strictObject({ kind: z.literal('match'), entryId: id }),
      z.strictObject({ kind: z.literal('refuse'), reason: text(200) }),
    ]),
  }),
  output: z.strictObject({ state }),
  errors: ['wrongState', 'reasonRequired', 'conflict', 'accountTaken', 'contentRejected'],
});
