import * as z from 'zod/mini';
import { registrationStates } from '../../../domain/person/registration';
import { defineCall } from '../../define-call';
import { count, day, id, text } from '../../common';

const state = z.enum(registrationStates);

/** What stands beside an approved person before the institution ends something: what stays, and what else they are. */
export const leavingGet = defineCall({
  name: 'leaving.get',
  service: 'api',
  roles: ['administrator'],
  kind: 'query',
  input: z.strictObject({ personId: id }),
  output: z.strictObject({
    name: z.string(),
    personNumber: z.string(),
    departmentName: z.string(),
    state,
    /** It is the caller's own registration. */
    own: z.boolean(),
    /** Of somebody who left. */
    leaving: z.nullable(z.strictObject({ day, reason: z.string(), by: z.string() })),
    /** Check-ins and ledger entries that stay whatever is decided. */
    records: count,
    ledgerEntries: count,
    /** A transfer to another institution is under way: leaving agrees to it. */
    transferTo: z.nullable(z.string()),
    /** They act for this institution as well: in so many WeChat accounts they are signed in. */
    administrator: z.nullable(z.strictObject({ name: z.string(), signIns: count })),
  }),
  errors: [],
});

/** 离职: no new credits from now on; check-ins, ledger and certificates stay. */
export const leavingRecord = defineCall({
  name: 'leaving.record',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    personId: id,
    /** The last day at the institution; not ahead. */
    day,
    /** Demanded; the person reads it. */
    reason: text(200),
    /** Ends the sign-ins of the same person as an administrator of this institution. */
    endSignIns: z.boolean(),
  }),
  output: z.strictObject({ state, endedSignIns: count }),
  errors: ['wrongState', 'reasonRequired', 'leavingDayAhead', 'contentRejected'],
});

/** The institution has somebody again who left it, also where leaving was noted by mistake. */
export const leavingTakeBack = defineCall({
  name: 'leaving.takeBack',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ personId: id }),
  output: z.strictObject({ state }),
  errors: ['wrongState', 'ownRegistration'],
});

/**
 * 撤销通过: an approval was a mistake. The person corrects and hands in anew; the national ID is nobody's again; what was granted
 * stays in the ledger until it is reversed.
 */
export const leavingWithdrawApproval = defineCall({
  name: 'leaving.withdrawApproval',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    personId: id,
    /** Demanded; the person reads it. */
    reason: text(200),
    /** The ledger entries that whoever decides has read of; others came in meanwhile where the number differs. */
    ledgerEntriesSeen: count,
  }),
  output: z.strictObject({ state }),
  errors: ['wrongState', 'reasonRequired', 'contentRejected'],
});
