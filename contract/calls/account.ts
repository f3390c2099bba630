import * as z from 'zod/mini';
import { count, id, instant, pageInput, pageOf, password, text } from '../common';
import { defineCall } from '../define-call';

const endedSignIns = z.strictObject({ endedSignIns: count });

/** The account the caller is signed in to, and everybody who acts under it (M2), in the order they came. */
export const administratorColleagues = defineCall({
  name: 'administrator.colleagues',
  service: 'api',
  roles: ['administrator', 'reviewer'],
  kind: 'query',
  input: z.strictObject({}),
  output: z.strictObject({
    account: z.string(),
    /** Null until it is changed for the first time. */
    passwordChangedAt: z.nullable(instant),
    rows: z.array(
      z.strictObject({
        administratorId: id,
        name: z.string(),
        phoneMasked: z.string(),
        self: z.boolean(),
        /** When he signed in last, of the sign-ins that are still good; null when he is signed in nowhere. */
        signedInAt: z.nullable(instant),
        /** On how many WeChat accounts; the caller's own is one of his. */
        signIns: count,
      }),
    ),
  }),
  errors: [],
});

/** Ends every sign-in of one administrator of the caller's institution but the one the caller speaks through. */
export const administratorEndSignIns = defineCall({
  name: 'administrator.endSignIns',
  service: 'api',
  roles: ['administrator', 'reviewer'],
  kind: 'command',
  input: z.strictObject({ administratorId: id }),
  output: endedSignIns,
  errors: [],
});

/** A new password for the caller's institution. Whoever else is signed in must sign in again with it. */
export const administratorChangePassword = defineCall({
  name: 'administrator.changePassword',
  service: 'api',
  roles: ['administrator', 'reviewer'],
  kind: 'command',
  input: z.strictObject({ currentPassword: password, newPassword: password }),
  output: endedSignIns,
  errors: ['wrongCurrentPassword', 'tooManyAttempts'],
});

/** The hospitals' accounts, for the centre that gives them out (M1). */
export const institutionAccounts = defineCall({
  name: 'institution.accounts',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({ search: z.optional(text(40)), ...pageInput }),
  output: pageOf(
    z.strictObject({
      institutionId: id,
      name: z.string(),
      account: z.string(),
      passwordChangedAt: z.nullable(instant),
    }),
  ),
  errors: [],
});

/** A hospital has forgotten its password: the centre sets another and tells it. All its sign-ins end. */
export const institutionResetPassword = defineCall({
  name: 'institution.resetPassword',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ institutionId: id, newPassword: password }),
  output: endedSignIns,
  errors: [],
});
