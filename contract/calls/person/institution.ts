import * as z from 'zod/mini';
import { count, id, instant, ok, pageInput, pageOf, password, searchText, text, track } from '../../common';
import { defineCall } from '../../define-call';
import { endedSignIns } from './administrator';

/** The hospitals' accounts, for the centre that gives them out (M1). */
export const institutionAccounts = defineCall({
  name: 'institution.accounts',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({ search: searchText, ...pageInput }),
  output: pageOf(
    z.strictObject({
      institutionId: id,
      name: z.string(),
      account: z.string(),
      passwordChangedAt: z.nullable(instant),
      /** Since when the centre keeps it from working; null while it works. */
      suspendedAt: z.nullable(instant),
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

/** Whom to call about an institution; '' where the centre has not said it yet. */
const contact = { contactName: text(30), contactPhone: text(30) };

/** One hospital, as the centre sees it, with what would end if it were suspended now. */
export const institutionGet = defineCall({
  name: 'institution.get',
  service: 'api',
  roles: ['reviewer'],
  kind: 'query',
  input: z.strictObject({ institutionId: id }),
  output: z.strictObject({
    institutionId: id,
    name: z.string(),
    account: z.string(),
    contactName: z.string(),
    contactPhone: z.string(),
    /** 条线: whose rules its credits go by. */
    track,
    passwordChangedAt: z.nullable(instant),
    /** Its first administrator has not set a password yet. */
    waitsForFirst: z.boolean(),
    suspended: z.nullable(z.strictObject({ at: instant, reason: z.string() })),
    /** Since when it reviews group activities of others for the centre; null while it does not. */
    reviewsActivitiesSince: z.nullable(instant),
    administrators: count,
    signIns: count,
    /** Sessions that are open in a batch of today. */
    openSessions: count,
    pendingRegistrations: count,
  }),
  errors: [],
});

/** Adds a hospital with its account. Nobody knows a password of it: its first administrator sets one (`invitation.create`). */
export const institutionAdd = defineCall({
  name: 'institution.add',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ name: text(60, 2), account: text(40, 1), ...contact }),
  output: z.strictObject({ institutionId: id }),
  errors: ['institutionExists', 'accountTaken', 'contentRejected'],
});

/** Another name or contact of a hospital. Its people and projects follow; old records keep the name of their day. */
export const institutionEdit = defineCall({
  name: 'institution.edit',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ institutionId: id, name: text(60, 2), ...contact }),
  output: ok,
  errors: ['institutionExists', 'contentRejected'],
});

/**
 * Keeps a hospital from working: its sign-ins end and nobody signs in, nobody registers there, open sessions pause. Nothing is lost, and
 * its people check in elsewhere as before.
 */
export const institutionSuspend = defineCall({
  name: 'institution.suspend',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ institutionId: id, reason: text(200) }),
  output: endedSignIns,
  errors: ['reasonRequired', 'contentRejected'],
});

/** Says of which track a hospital is (G11): its credits go by the rules of that track from now on; nothing that was granted changes. */
export const institutionSetTrack = defineCall({
  name: 'institution.setTrack',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ institutionId: id, track }),
  output: ok,
  errors: [],
});

/** Lets a hospital work again. Its sessions stay paused until its administrators open them. */
export const institutionResume = defineCall({
  name: 'institution.resume',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ institutionId: id }),
  output: ok,
  errors: [],
});

/** Gives a hospital the review of other institutions' group activities (M21), or takes it back. What it has decided stays. */
export const institutionSetDelegate = defineCall({
  name: 'institution.setDelegate',
  service: 'api',
  roles: ['reviewer'],
  kind: 'command',
  input: z.strictObject({ institutionId: id, delegate: z.boolean() }),
  output: ok,
  errors: ['institutionSuspended'],
});
