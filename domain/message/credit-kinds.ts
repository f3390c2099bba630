/** What people are told of credits that are taken back (rules: "Reversal"). */
import { formatCreditHundredths } from '../kernel/amount';
import { kind } from './kind';

type OfReversal = { reversalId: string; title: string };

export const creditKinds = {
  creditsReversed: kind<{ title: string; creditHundredths: number; reason: string }, 'person'>({
    to: 'person',
    look: 'returned',
    title: ({ creditHundredths }) => `${formatCreditHundredths(creditHundredths)} 学分已撤销`,
    text: ({ title, reason }) => `${title}：${reason}`,
    opens: () => ({ page: 'credits' }),
  }),
  reversalAsked: kind<OfReversal & { institutionName: string }, 'institution'>({
    to: 'institution',
    look: 'waits',
    title: () => '撤销授分待确认',
    text: ({ title, institutionName }) => `${institutionName}：${title}`,
    opens: ({ reversalId }) => ({ page: 'reversal', id: reversalId }),
  }),
  reversalConfirmed: kind<OfReversal, 'institution'>({
    to: 'institution',
    look: 'approved',
    title: () => '撤销授分已确认',
    text: ({ title }) => title,
    opens: ({ reversalId }) => ({ page: 'reversal', id: reversalId }),
  }),
  reversalDeclined: kind<OfReversal & { reason: string }, 'institution'>({
    to: 'institution',
    look: 'returned',
    title: () => '撤销授分没有被确认',
    text: ({ title, reason }) => `${title}：${reason}`,
    opens: ({ reversalId }) => ({ page: 'reversal', id: reversalId }),
  }),
};
