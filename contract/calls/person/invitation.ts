import * as z from 'zod/mini';
import { institutionRoles } from '../../../domain/person/institution-role';
import { invitationStates } from '../../../domain/person/invitation';
import { id, instant, invitationCode, ok, pageInput, password, personName, phoneProof, typedPhone } from '../../common';
import { defineCall } from '../../define-call';
import { contactOf } from './administrator';

const invited = {
  invitationId: id,
  name: z.string(),
  phoneMasked: z.string(),
  institutionRole: z.enum(institutionRoles),
  department: contactOf,
  expiresAt: instant,
};

/**
 * Invites a named person to act for an institution: their own, or, by the centre, a hospital (`institutionId`). Only whoever proves
 * the phone number that is given here can use the code, once, within its life.
 */
export const invitationCreate = defineCall({
  name: 'invitation.create',
  service: 'api',
  roles: ['administrator', 'reviewer'],
  kind: 'command',
  input: z.strictObject({
    institutionId: z.optional(id),
    name: personName,
    phone: typedPhone,
    institutionRole: z.enum(institutionRoles),
    /** Of a contact: of which department. */
    departmentId: z.optional(id),
  }),
  output: z.strictObject({ invitationId: id, expiresAt: instant }),
  errors: ['alreadyColleague', 'contentRejected', 'tooManyInvitations'],
});

/** Invitations of the caller's institution, or of a hospital for the centre, newest first. */
export const invitationList = defineCall({
  name: 'invitation.list',
  service: 'api',
  roles: ['administrator', 'reviewer'],
  kind: 'query',
  input: z.strictObject({ institutionId: z.optional(id), ...pageInput }),
  output: z.strictObject({
    institutionName: z.string(),
    kind: z.enum(['hospital', 'centre']),
    rows: z.array(
      z.strictObject({
        ...invited,
        state: z.enum(invitationStates),
        invitedAt: instant,
        invitedBy: z.string(),
        /** Of an open one, to be passed on; null of the others. */
        code: z.nullable(z.string()),
      }),
    ),
    nextCursor: z.optional(z.string()),
  }),
  errors: [],
});

/** Takes an open invitation back: its code lets nobody in any more. */
export const invitationRevoke = defineCall({
  name: 'invitation.revoke',
  service: 'api',
  roles: ['administrator', 'reviewer'],
  kind: 'command',
  input: z.strictObject({ invitationId: id }),
  output: ok,
  errors: ['wrongState'],
});

/** What somebody is invited to, before they accept. Wrong codes are counted. */
export const invitationLook = defineCall({
  name: 'invitation.look',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({ code: invitationCode }),
  output: z.strictObject({
    institutionName: z.string(),
    kind: z.enum(['hospital', 'centre']),
    name: z.string(),
    phoneMasked: z.string(),
    institutionRole: z.enum(institutionRoles),
    department: contactOf,
    expiresAt: instant,
    /** The account to sign in to from then on. */
    account: z.string(),
    /** Nobody has set its password yet: whoever accepts sets it. */
    setsPassword: z.boolean(),
  }),
  errors: ['tooManyAttempts', 'invitationInvalid', 'invitationUsed', 'invitationExpired', 'institutionSuspended'],
});

/** Accepts an invitation: the caller proves the phone that was invited, and is signed in under the name that was invited. */
export const invitationAccept = defineCall({
  name: 'invitation.accept',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({ code: invitationCode, newPassword: z.optional(password), phoneCode: phoneProof }),
  output: z.strictObject({ administratorId: id, institutionName: z.string(), expiresAt: instant }),
  errors: [
    'tooManyAttempts',
    'phoneCodeInvalid',
    'smsCodeWrong',
    'phoneMismatch',
    'invitationInvalid',
    'invitationUsed',
    'invitationExpired',
    'institutionSuspended',
  ],
});
