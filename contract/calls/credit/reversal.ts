import * as z from 'zod/mini';
import { ledgerRoles } from '../../../domain/credit/ledger-role';
import { reversalConfirmers, reversalReasons, reversalStates } from '../../../domain/credit/reversal';
import { codesOf, count, day, id, instant, ok, text } from '../../common';
import { defineCall, readers } from '../../define-call';
import { roundState } from './grant';

const reasonCode = codesOf(reversalReasons);
const confirmer = z.enum(reversalConfirmers);
const state = z.enum(reversalStates);

/** What would be, or was, taken back. */
const about = {
  roundId: id,
  projectNumber: z.string(),
  title: z.string(),
  activityDate: day,
  roundState,
  role: z.enum(ledgerRoles),
  grantedAt: instant,
  grantedBy: z.string(),
  /** One person's entry; null for all of a round. */
  entry: z.nullable(
    z.strictObject({
      entryId: id,
      personId: id,
      name: z.string(),
      personNumber: z.string(),
      institutionName: z.string(),
      departmentName: z.string(),
    }),
  ),
  people: count,
  creditHundredths: count,
};

/** What a reversal would take back, and who could confirm it (G7). */
export const reversalBasis = defineCall({
  name: 'reversal.basis',
  service: 'api',
  roles: readers,
  kind: 'query',
  input: z.strictObject({ roundId: id, personId: z.optional(id) }),
  output: z.strictObject({
    ...about,
    /** Other administrators with all rights: without one the centre alone can confirm. */
    colleagues: z.array(z.string()),
    /** A request for the same that waits already. */
    open: z.nullable(id),
    /** Nothing is left to take back. */
    reversed: z.boolean(),
  }),
  errors: [],
});

/** Asks that credits be taken back (rules: "Reversal"): of one person of a round, or of all of it. */
export const reversalRequest = defineCall({
  name: 'reversal.request',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    roundId: id,
    /** All of the round without it. */
    personId: z.optional(id),
    reasonCode,
    note: text(200),
    confirmer,
  }),
  output: z.strictObject({ reversalId: id }),
  errors: ['grantRunning', 'alreadyReversed', 'reversalOpen', 'reasonRequired', 'noColleague', 'contentRejected'],
});

/** One request, for the institution and for the centre where it is asked (G7b). */
export const reversalGet = defineCall({
  name: 'reversal.get',
  service: 'api',
  roles: [...readers, 'reviewer'],
  kind: 'query',
  input: z.strictObject({ reversalId: id }),
  output: z.strictObject({
    ...about,
    institutionName: z.string(),
    state,
    reasonCode,
    note: z.string(),
    confirmer,
    by: z.string(),
    at: instant,
    decided: z.nullable(z.strictObject({ by: z.string(), at: instant, reason: z.string() })),
    done: count,
    mayDecide: z.boolean(),
    mayWithdraw: z.boolean(),
  }),
  errors: [],
});

/** Confirms a reversal, or declines it with a reason; never by the one who asked. */
export const reversalDecide = defineCall({
  name: 'reversal.decide',
  service: 'api',
  roles: ['administrator', 'reviewer'],
  kind: 'command',
  input: z.strictObject({ reversalId: id, decision: z.enum(['confirm', 'decline']), reason: z.optional(text(200)) }),
  output: z.strictObject({ state }),
  errors: ['wrongState', 'ownReversal', 'reasonRequired', 'contentRejected'],
});

/** Takes a request back, while nobody has decided. */
export const reversalWithdraw = defineCall({
  name: 'reversal.withdraw',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ reversalId: id }),
  output: ok,
  errors: ['wrongState', 'notYourReversal'],
});
