import * as z from 'zod/mini';
import { institutionRoles } from '../../../domain/person/institution-role';
import type { RebindingState } from '../../../domain/person/rebinding';
import { registrationStates } from '../../../domain/person/registration';
import { templates } from '../../../domain/message/templates';
import { defineCall } from '../../define-call';
import { codesOf, count, id, instant } from '../../common';

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
    /** What became of the caller's own request for a registration, until they have one. */
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
        /** What they may do there: pages hide the rest, the server refuses it. */
        institutionRole: z.enum(institutionRoles),
        /** When the sign-in ends if today's use is its last; asking is no use of it. */
        expiresAt: instant,
      }),
    ),
    /** Messages that the caller has not read, a hundred for a hundred and more: as a trainee, and for their institution. */
    unread: z.strictObject({ trainee: count, office: count }),
    /** Whether codes are sent by SMS here; without it WeChat's phone button is the only way. */
    sms: z.boolean(),
    /** WeChat's ids of the subscription messages that this environment may send. */
    templates: z.partialRecord(codesOf(templates), z.string()),
  }),
  errors: [],
});
