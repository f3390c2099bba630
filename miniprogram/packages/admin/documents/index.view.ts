import type { OutputOf } from '../../../../contract/index';
import { longMoment } from '../../../services/format';
import { missingLine, type MissingLine } from '../shared/missing';

type Project = OutputOf<'project.get'>;

/** One step of the history of a project's reviews. */
export interface HistoryStep {
  title: string;
  line: string;
  /** dn done, wt the centre's turn, er returned */
  mark: 'dn' | 'wt' | 'er';
  icon: string;
}

/** Everything that submitting still lacks, documents on this page included. */
export const missingLines = ({ missing, batches }: Pick<Project, 'missing' | 'batches'>): MissingLine[] =>
  missing.map((code) => missingLine(code, batches.map(({ batchId }) => batchId)));

/** The line above the button, '' when the project can be submitted. */
export const submitTip = (lines: readonly MissingLine[]): string => (lines.length === 0 ? '' : `还差 ${lines.length} 项，补齐后才能提交`);

/** Submissions and decisions in their order; the one that is waited for stands at the end. */
export function history({ reviews, submittedAt, timesSubmitted, state }: Pick<Project, 'reviews' | 'submittedAt' | 'timesSubmitted' | 'state'>): HistoryStep[] {
  const decided = [...reviews]
    .sort((one, other) => one.at - other.at)
    .map(({ decision, reason, at, by }): HistoryStep => {
      const who = `${longMoment(at)} · ${by}`;
      return decision === 'approve'
        ? { title: '审核通过', line: who, mark: 'dn', icon: 'check' }
        : { title: '退回修改', line: `${who}\n原因：${reason}`, mark: 'er', icon: 'rollback' };
    });
  if (state !== 'submitted' || submittedAt === null) return decided;
  return [
    ...decided,
    { title: timesSubmitted > 1 ? `第 ${timesSubmitted} 次提交` : '已提交', line: longMoment(submittedAt), mark: 'dn', icon: 'check' },
    { title: '等待中心审核', line: '审核结果会显示在这里和项目列表', mark: 'wt', icon: 'hourglass' },
  ];
}
