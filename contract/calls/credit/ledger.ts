import * as z from 'zod/mini';
import { grantStrategies } from '../../../domain/credit/credit';
import { appealStates } from '../../../domain/attendance/appeal';
import { outcomeReasons } from '../../../domain/credit/grant-decision';
import { activityKinds } from '../../../domain/credit/group-activity';
import { ledgerRoles } from '../../../domain/credit/ledger-role';
import { defineCall } from '../../define-call';
import { codesOf, count, creditLevel, day, id, instant, year } from '../../common';
import { roundState } from './grant';

/** One year of somebody's ledger. */
const ledgerYear = {
  year: z.int(),
  requiredCreditHundredths: z.int(),
  requiredHourTenths: z.int(),
  effectiveCreditHundredths: z.int(),
  effectiveHourTenths: z.int(),
  pendingCreditHundredths: z.int(),
  reversedCreditHundredths: z.int(),
  /** What a yearly cap of the rule table cuts off: of group activities. Null where it cuts nothing. */
  cut: z.nullable(z.strictObject({ allHundredths: count, countedHundredths: count, capHundredths: count })),
  entries: z.array(
    z.strictObject({
      entryId: id,
      title: z.string(),
      projectNumber: z.string(),
      activityDate: day,
      /** Null of a group activity, which has a kind instead. */
      creditLevel: z.nullable(creditLevel),
      activityKind: z.nullable(codesOf(activityKinds)),
      role: z.enum(ledgerRoles),
      creditHundredths: z.int(),
      hourTenths: z.int(),
      state: z.enum(['pending', 'effective', 'reversed']),
      /** Why it is still pending: 待提交资料, 中心审核中, 资料被退回. */
      roundState,
      /** Why it was taken back; '' unless it is reversed. */
      reversedFor: z.string(),
    }),
  ),
};

/** 我的学分 (T4): one year of the caller's ledger, what is still to come, and why a holding gave nothing. */
export const ledgerMine = defineCall({
  name: 'ledger.mine',
  service: 'api',
  roles: ['trainee'],
  kind: 'query',
  input: z.strictObject({ year }),
  output: z.strictObject({
    ...ledgerYear,
    /** Holdings the caller checked in to that gave no credit, each with the reason. */
    withoutCredit: z.array(
      z.strictObject({
        projectId: id,
        roundId: id,
        title: z.string(),
        /** Who held it, and can be asked. */
        institutionName: z.string(),
        activityDate: day,
        reason: z.enum(outcomeReasons),
        /** By which rule that round granted; null of one from before it was kept. */
        strategy: z.nullable(codesOf(grantStrategies)),
        /** Windows without a check-in of theirs, where that is why. */
        missedWindows: z.array(z.strictObject({ begin: instant, end: instant })),
        /** Teaching days they lack, where that is why. */
        lackedDays: z.array(day),
      }),
    ),
    /** Holdings that ended without giving them anything, and whose round said no word about them: why it ended. */
    ended: z.array(
      z.strictObject({
        projectId: id,
        title: z.string(),
        institutionName: z.string(),
        lastDay: day,
        reason: z.string(),
      }),
    ),
    /** What of these outcomes, and of credits that were taken back, may be appealed now, or was (domain/attendance/appeal.ts). */
    appeals: z.array(
      z.strictObject({
        kind: z.enum(['outcome', 'reversal']),
        /** The round of an outcome, the entry that was taken back. */
        of: id,
        projectId: id,
        batchId: id,
        title: z.string(),
        /** What became of the last one; null without one. */
        state: z.nullable(z.enum(appealStates)),
        mayAsk: z.boolean(),
      }),
    ),
    /** Holdings checked in to that are not granted yet. */
    waiting: z.array(z.strictObject({ projectId: id, title: z.string(), lastDay: day })),
  }),
  errors: ['notRegistered'],
});

/** The same year of one of the institution's people (P1): what they have, and of it what is pending. */
export const ledgerOfPerson = defineCall({
  name: 'ledger.ofPerson',
  service: 'api',
  roles: ['administrator'],
  kind: 'query',
  input: z.strictObject({ personId: id, year }),
  output: z.strictObject({ personId: id, name: z.string(), ...ledgerYear }),
  errors: [],
});
