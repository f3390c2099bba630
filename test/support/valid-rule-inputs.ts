import type { CallName } from '../../contract';
import type { ValidCalls } from './valid-calls';

type RuleCall = Extract<CallName, `ruleTable.${string}`>;

/** Of {@link ValidCalls}, those of the rule table. */
export function validRuleCalls(): Pick<ValidCalls, RuleCall> {
  const byReviewer = <Input>(input: () => Input) => ({ by: 'reviewer1' as const, input });
  const figure = { track: 'health', figure: 'lecturerProvincial' } as const;
  const proposed = { ...figure, value: 50, validFrom: '2026-01-01' };
  return {
    'ruleTable.list': byReviewer(() => ({ track: 'health', on: '2025-12-08' })),
    'ruleTable.figure': byReviewer(() => figure),
    'ruleTable.preview': byReviewer(() => proposed),
    'ruleTable.add': byReviewer(() => ({ ...proposed, source: '湘卫科教函', certainty: 'certain', rowsSeen: 1 })),
    'ruleTable.confirm': byReviewer(() => ({ rowId: 'health:lecturerNational:1' })),
  };
}
