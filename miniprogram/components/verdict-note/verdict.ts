import { longMoment } from '../../services/format';

/** How something stands that was reviewed: what was decided, by whom, and why. */
export interface Verdict {
  tone: 'ok' | 'ret' | '';
  icon: string;
  title: string;
  /** When and by whom; '' where nobody decided. */
  line: string;
  reason: string;
}

interface Decided {
  decision: 'approve' | 'return';
  at: number;
  by: string;
  reason: string;
}

/** The verdict of one decision. */
export const verdictOf = ({ decision, at, by, reason }: Decided): Verdict => ({
  ...(decision === 'approve'
    ? { tone: 'ok', icon: 'check-circle-filled', title: '已通过' }
    : { tone: 'ret', icon: 'rollback', title: '已退回' }),
  line: `${longMoment(at)} · ${by}`,
  reason,
});
