import * as z from 'zod/mini';
import type { RebindingState } from '../../domain/person/rebinding';
import { registrationStates } from '../../domain/person/registration';
import { defineCall } from '../define-call';
import { count, id, instant, ok, password, text } from '../common';

/** Who the caller is to us. The only call a page needs before it knows what to show. */
export const sessionGet = defineCall({
  name: 'session.get',
  service: 'api',
  roles: ['anyone'],
  kind: 'query',
  input: z.strictObject({}),
  output: z.strictObject({
    supportPhone: z.string(),
    /** The caller's own registration, when there is one. */
    trainee: z.nullable(
      z.strictObject({
        personId: id,
        name: z.string(),
        institutionName: z.string(),
        departmentName: z.string(),
        state: z.enum(registrationStates),
        /** Since when another WeChat asks for this registration, so that its owner hears of it; null when none does. */
        rebindingAskedAt: z.nullable(instant),
      }),
    ),
    /** What became of the caller's own request for a registration, until he has one. */
    rebinding: z.nullable(
      z.strictObject({
        state: z.enum(['pending', 'returned'] as const satisfies readonly RebindingState[]),
        submittedAt: instant,
        /** Of a returned one, '' of one that waits. */
        reason: z.string(),
        /** 核对码 of one that waits, which its administrator needs: nobody else is ever shown it. '' of a returned one. */
        checkCode: z.string(),
      }),
    ),
    /** The registration the caller had until it was moved to another WeChat, for thirty days; null when there is none. */
    movedAway: z.nullable(z.strictObject({ at: instant, institutionName: z.string() })),
    /** The institution account the caller is signed in to; `kind` tells a hospital from the centre. */
    administrator: z.nullable(
      z.strictObject({
        administratorId: id,
        name: z.string(),
        phoneMasked: z.string(),
        institutionId: id,
        institutionName: z.string(),
        kind: z.enum(['hospital', 'centre']),
        expiresAt: instant,
      }),
    ),
  }),
  errors: [],
});

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
    /** Everybody who has added himself under this account (M2). */
    administrators: z.array(z.strictObject({ administratorId: id, name: z.string(), phoneMasked: z.string() })),
  }),
  errors: ['wrongAccountOrPassword', 'tooManyAttempts'],
});

/** Second step (M2): pick one's name, or add oneself, proved by WeChat's phone number. Binds the openid for 30 days. */
export const administratorSignIn = defineCall({
  name: 'administrator.signIn',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({
    account: text(40, 1),
    password,
    who: z.union([z.strictObject({ administratorId: id }), z.strictObject({ newName: text(20, 2) })]),
    phoneCode: z.string().check(z.minLength(1), z.maxLength(200)),
  }),
  output: z.strictObject({ administratorId: id, institutionName: z.string(), expiresAt: instant }),
  errors: [
    'wrongAccountOrPassword',
    'tooManyAttempts',
    'phoneCodeInvalid',
    'phoneMismatch',
    'phoneTaken',
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

/** What the home page of a hospital's administrator shows (A1): what waits for him and what is going on. */
export const administratorHome = defineCall({
  name: 'administrator.home',
  service: 'api',
  roles: ['administrator'],
  kind: 'query',
  input: z.strictObject({}),
  output: z.strictObject({
    pendingRegistrations: z.int(),
    pendingRebindings: z.int(),
    returnedProjects: z.int(),
    /** Approved projects with a batch that is over and not granted. */
    projectsToGrant: z.int(),
    /** Grant rounds whose materials are still to be handed in, or were returned. */
    materialsToSubmit: z.int(),
    /** Batches that are held today, running sessions first. */
    today: z.array(
      z.strictObject({
        projectId: id,
        batchId: id,
        sessionId: z.nullable(id),
        open: z.boolean(),
        title: z.string(),
        placeName: z.string(),
        begin: z.string(),
        end: z.string(),
        /** Today's people. */
        headCount: count,
        /** People of the whole batch, what the cap counts; only with a cap. */
        batchCount: z.nullable(count),
        cap: z.nullable(count),
      }),
    ),
  }),
  errors: [],
});
