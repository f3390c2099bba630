import type { OutputOf } from '../../../../contract/index';
import { reviewSteps, type HistoryStep } from '../../../components/review-history/history';
import { missingLine, type MissingLine } from '../shared/missing';

export type { HistoryStep };

type Project = OutputOf<'project.get'>;

/** Everything that submitting still lacks, documents on this page included. */
export const missingLines = ({ missing, batches }: Pick<Project, 'missing' | 'batches'>): MissingLine[] =>
  missing.map((code) =>
    missingLine(
      code,
      batches.map(({ batchId }) => batchId),
    ),
  );

/** The line above the button, '' when the project can be submitted. */
export const submitTip = (lines: readonly MissingLine[]): string =>
  lines.length === 0 ? '' : `还差 ${lines.length} 项，补齐后才能提交`;

/** Submissions and decisions in their order; the one that is waited for stands at the end. */
export const history = ({
  reviews,
  submittedAt,
  timesSubmitted,
  state,
}: Pick<Project, 'reviews' | 'submittedAt' | 'timesSubmitted' | 'state'>): HistoryStep[] =>
  reviewSteps({ reviews, submittedAt, timesSubmitted, waiting: state === 'submitted' });
