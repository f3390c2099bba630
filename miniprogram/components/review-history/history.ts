import { longMoment } from '../../services/format';

/** One step of the history of a project's or a round's reviews. */
export interface HistoryStep {
  title: string;
  line: string;
  /** dn done, wt the centre's turn, er returned */
  mark: 'dn' | 'wt' | 'er';
  icon: string;
}

/** What was decided so far, and since when the next decision is waited for. */
export interface Reviewed {
  reviews: readonly { decision: 'approve' | 'return'; reason: string; at: number; by: string }[];
  submittedAt: number | null;
  timesSubmitted: number;
  /** Whether the centre has still to decide. */
  waiting: boolean;
  /** Said below 「等待中心审核」. */
  waitingLine?: string;
}

/** Decisions in their order, the oldest first; the submission that waits, and what it waits for, stand at the end. */
export function reviewSteps({
  reviews,
  submittedAt,
  timesSubmitted,
  waiting,
  waitingLine = '审核结果会显示在这里和项目列表',
}: Reviewed): HistoryStep[] {
  const decided = [...reviews]
    .sort((one, other) => one.at - other.at)
    .map(({ decision, reason, at, by }): HistoryStep => {
      const who = `${longMoment(at)} · ${by}`;
      return decision === 'approve'
        ? { title: '审核通过', line: who, mark: 'dn', icon: 'check' }
        : { title: '退回修改', line: `${who}\n原因：${reason}`, mark: 'er', icon: 'rollback' };
    });
  if (!waiting || submittedAt === null) return decided;
  return [
    ...decided,
    {
      title: timesSubmitted > 1 ? `第 ${timesSubmitted} 次提交` : '已提交',
      line: longMoment(submittedAt),
      mark: 'dn',
      icon: 'check',
    },
    { title: '等待中心审核', line: waitingLine, mark: 'wt', icon: 'hourglass' },
  ];
}
