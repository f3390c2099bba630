import type { OutputOf } from '../../../../contract/index';
import type { ProjectPaper } from '../../../../domain/project/project';
import { placeName } from '../../../components/change-table/places';
import { reviewSteps, type HistoryStep } from '../../../components/review-history/history';
import type { DocumentRow } from '../shared/documents';
import { openObjections } from '../shared/return-reason';
import { missingLine, type MissingLine } from '../shared/missing';

export type { HistoryStep };

/** The papers that can be printed, as they are offered. */
export const papers: readonly { words: string; paper: ProjectPaper; filled: boolean }[] = [
  { words: '已填好的实施登记表', paper: 'registration', filled: true },
  { words: '空白的实施登记表', paper: 'registration', filled: false },
  { words: '已填好的备案表', paper: 'filing', filled: true },
  { words: '空白的备案表', paper: 'filing', filled: false },
];

/** Offered to whoever files late; the centre reads it. */
export const lateReasons = ['会场刚刚定下来', '主讲人时间刚刚确认', '目录批准得晚', '举办日期提前'];

type Project = OutputOf<'project.get'>;

/** Everything that submitting still lacks, documents on this page included. */
export const missingLines = ({ missing, batches }: Pick<Project, 'missing' | 'batches'>): MissingLine[] =>
  missing.map((code) =>
    missingLine(
      code,
      batches.map(({ batchId }) => batchId),
    ),
  );

/** What the centre objects to on other pages: the documents say it in their rows. */
export const objectionsElsewhere = (
  project: Pick<Project, 'state' | 'reviews' | 'courses' | 'batches'>,
): LineElsewhere[] =>
  openObjections(project).flatMap(({ at, reason }): LineElsewhere[] => {
    const part = at.slice(0, at.indexOf('.'));
    if (part !== 'form' && part !== 'courses' && part !== 'batches') return [];
    return [{ code: at, part, at: at.slice(part.length + 1), words: `${placeName(at, project)}：${reason}` }];
  });

/** Something that is missing on another page. */
export interface LineElsewhere extends MissingLine {
  part: Exclude<MissingLine['part'], 'documents'>;
}

/** What is missing on other pages: the documents say it themselves, in their rows above. */
export const linesElsewhere = (lines: readonly MissingLine[]): LineElsewhere[] =>
  lines.filter((line): line is LineElsewhere => line.part !== 'documents');

/**
 * The line above the button, '' when nothing speaks against submitting. A document that was objected to may be handed in
 * again as it is: the centre decides.
 */
export function submitTip(
  lines: readonly MissingLine[],
  rows: readonly Pick<DocumentRow, 'label' | 'unfit'>[],
): string {
  if (lines.length > 0) return `还差 ${lines.length} 项，补齐后才能提交`;
  const unfit = rows.filter((row) => row.unfit).map(({ label }) => label);
  return unfit.length === 0 ? '' : `${unfit.join('、')}还是中心标为不符合的那一份`;
}

/** Submissions and decisions in their order; the one that is waited for stands at the end. */
export const history = ({
  reviews,
  submittedAt,
  timesSubmitted,
  state,
}: Pick<Project, 'reviews' | 'submittedAt' | 'timesSubmitted' | 'state'>): HistoryStep[] =>
  reviewSteps({ reviews, submittedAt, timesSubmitted, waiting: state === 'submitted' });
