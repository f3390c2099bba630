import * as z from 'zod/mini';
import { defineCall } from '../../define-call';
import { id, ok, text } from '../../common';
import { exclusionReason } from './grant';

/** Un-ticks a person with a reason on record; before granting it can be taken back. */
export const exclusionSet = defineCall({
  name: 'exclusion.set',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    analysisId: id,
    personId: id,
    reason: exclusionReason,
    /** Demanded with `other`. */
    note: z.optional(text(100)),
  }),
  output: ok,
  errors: ['reasonRequired', 'grantRunning', 'alreadyGranted', 'contentRejected'],
});

/** Grants somebody all the same who was pointed out (rules: "Grant"), with the reason on record; takes an exclusion of theirs back. */
export const exclusionAdmit = defineCall({
  name: 'exclusion.admit',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ analysisId: id, personId: id, note: text(100) }),
  output: ok,
  errors: ['reasonRequired', 'grantRunning', 'alreadyGranted', 'contentRejected'],
});

/** Takes back what was decided about a person, whichever way. */
export const exclusionWithdraw = defineCall({
  name: 'exclusion.withdraw',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ analysisId: id, personId: id }),
  output: ok,
  errors: ['grantRunning', 'alreadyGranted'],
});
