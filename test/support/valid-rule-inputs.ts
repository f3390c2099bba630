import type { CallName } from '../../contract';
import type { Hospital } from './hospital';
import type { ValidCalls } from './valid-calls';

type RuleCall = Extract<
  CallName,
  `ruleTable.${string}` | `lecturerGrant.${string}` | `ledger.${string}` | `reversal.${string}`
>;

/** Of {@link ValidCalls}, those of the rule table, of the grants that go by it, and of the ledger. */
export function validRuleCalls(hospital: Hospital): Pick<ValidCalls, RuleCall> {
  const byReviewer = <Input>(input: () => Input) => ({ by: 'reviewer1' as const, input });
  const figure = { track: 'health', figure: 'lecturerProvincial' } as const;
  const proposed = { ...figure, value: 50, validFrom: '2026-01-01' };
  const byAdministrator = <Input>(input: () => Input) => ({ by: hospital.administrator, input });
  const granted = { projectId: hospital.granted, batchId: 'b1' };
  return {
    'ruleTable.list': byReviewer(() => ({ track: 'health', on: '2025-12-08' })),
    'ruleTable.figure': byReviewer(() => figure),
    'ruleTable.preview': byReviewer(() => proposed),
    'ruleTable.add': byReviewer(() => ({ ...proposed, source: '湘卫科教函', certainty: 'certain', rowsSeen: 1 })),
    'ruleTable.confirm': byReviewer(() => ({ rowId: 'health:lecturerNational:1' })),
    'ledger.mine': { by: hospital.trainee, input: () => ({ year: 2025 }) },
    'ledger.ofPerson': byAdministrator(() => ({ personId: hospital.pendingPersonId, year: 2025 })),
    'reversal.basis': byAdministrator(() => ({ roundId: hospital.roundId, personId: hospital.personId })),
    'reversal.request': byAdministrator(() => ({
      ...{
        roundId: hospital.roundId,
        personId: hospital.personId,
        reasonCode: 'mistake',
        note: '授分名单有误',
        confirmer: 'centre',
      },
    })),
    'reversal.get': byAdministrator(() => ({ reversalId: hospital.reversalId })),
    'reversal.decide': byAdministrator(() => ({
      ...{ reversalId: hospital.reversalId, decision: 'decline', reason: '签到照片是本人' },
    })),
    'reversal.withdraw': byAdministrator(() => ({ reversalId: hospital.ownReversalId })),
    'lecturerGrant.get': byAdministrator(() => granted),
    'lecturerGrant.start': byAdministrator(() => ({
      ...granted,
      lecturers: [{ key: 'card:HN100200', personId: hospital.personId, note: '卡号补录，已核对本人' }],
      creditHundredths: 900,
    })),
  };
}
