import * as z from 'zod/mini';
import { institutionRoles } from '../../../domain/person/institution-role';
import { count, id, instant, ok, password, personName, phoneProof, text } from '../../common';
import { anyAdministrator, defineCall } from '../../define-call';

/** Of which department somebody is the contact. */
export const contactOf = z.nullable(z.strictObject({ departmentId: id, name: z.string() }));

/** How many sign-ins a command has ended. */
export const endedSignIns = z.strictObject({ endedSignIns: count });

/** First step of M1: the institution's account and password. Failures are counted and throttled. */
export const administratorCheckAccount = defineCall({
  name: 'administrator.checkAccount',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({ account: text(40, 1), password }),
  output: z.strictObject({
    institutionName: z.string(),
    kind: z.enum(['hospital', 'centre']),
    /** Whoever is not among them adds themselves with an invitation alone. */
    byInvitation: z.boolean(),
    /** Everybody who was added under this account (M2). */
    administrators: z.array(z.strictObject({ administratorId: id, name: z.string(), phoneMasked: z.string() })),
  }),
  errors: ['wrongAccountOrPassword', 'tooManyAttempts', 'institutionSuspended'],
});

/** Second step (M2): pick one's name, or add oneself, proved by WeChat's phone number or a code by SMS. Binds the openid for 30 days. */
export const administratorSignIn = defineCall({
  name: 'administrator.signIn',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({
    account: text(40, 1),
    password,
    who: z.union([z.strictObject({ administratorId: id }), z.strictObject({ newName: personName })]),
    phoneCode: phoneProof,
  }),
  output: z.strictObject({ administratorId: id, institutionName: z.string(), expiresAt: instant }),
  errors: [
    'wrongAccountOrPassword',
    'tooManyAttempts',
    'institutionSuspended',
    'phoneCodeInvalid',
    'smsCodeWrong',
    'phoneMismatch',
    'phoneTaken',
    'joinByInvitation',
    'contentRejected',
  ],
});

export const administratorSignOut = defineCall({
  name: 'administrator.signOut',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({}),
  output: ok,
  errors: [],
});

/** The account the caller is signed in to, and everybody who acts under it (M2), in the order they came. */
export const administratorColleagues = defineCall({
  name: 'administrator.colleagues',
  service: 'api',
  roles: [...anyAdministrator, 'reviewer'],
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
        institutionRole: z.enum(institutionRoles),
        /** Of a contact of a department: which; null of everybody else, and where it is gone. */
        department: contactOf,
        /** Their last sign-in, of those that are still good; null when they are signed in nowhere. */
        signedInAt: z.nullable(instant),
        /** On how many WeChat accounts; the caller's own is among the caller's. */
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

/** Gives a colleague other rights (M2): in force at once, also where they are signed in. Nobody changes their own. */
export const administratorSetRole = defineCall({
  name: 'administrator.setRole',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    administratorId: id,
    institutionRole: z.enum(institutionRoles),
    /** Of a contact: of which department. */
    departmentId: z.optional(id),
  }),
  output: ok,
  errors: ['ownRights'],
});

/** A colleague has left: their sign-ins end at once, and they come back by invitation alone. Their name stays with what they did. */
export const administratorRemove = defineCall({
  name: 'administrator.remove',
  service: 'api',
  roles: ['administrator', 'reviewer'],
  kind: 'command',
  input: z.strictObject({ administratorId: id }),
  output: endedSignIns,
  errors: ['ownRights'],
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
