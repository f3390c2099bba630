import type { OutputOf } from '../../../../contract/index';
import { changeLines, type ChangeLine } from '../../../components/change-table/lines';
import { reviewSteps, type HistoryStep } from '../../../components/review-history/history';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { documentKinds, type DocumentKind } from '../../../../domain/project/project';
import { isReason } from '../../../../domain/kernel/reason';
import { documentRow, type DocumentRow } from '../shared/documents';

type View = OutputOf<'change.get'>;

/** A document of a request: one that has to take another's place, or that somebody has given besides. */
export interface NewDocument {
  kind: DocumentKind;
  row: DocumentRow;
  required: boolean;
}

export const headOf = ({ before }: View) => ({
  level: before.creditLevel,
  number: before.projectNumber,
  title: before.title,
  state: before.state,
});

export const linesOf = ({ before, after }: View): ChangeLine[] => changeLines(before, after);

/** The new documents of a request, and those that it lacks. */
export function newDocuments({ change, lacking, after }: View): NewDocument[] {
  const given = change?.documents ?? [];
  return documentKinds
    .map(({ code }) => code)
    .filter((kind) => lacking.includes(kind) || given.some((document) => document.kind === kind))
    .map((kind) => ({
      kind,
      row: documentRow(kind, { documents: given, state: after.state, reviews: [] }),
      required: lacking.includes(kind),
    }));
}

/** Documents that can be given besides. */
export const otherKinds = ({ change, lacking }: View): { kind: DocumentKind; label: string }[] =>
  documentKinds
    .filter(({ code }) => !lacking.includes(code) && change?.documents.every(({ kind }) => kind !== code) !== false)
    .map(({ code, label }) => ({ kind: code, label }));

const pastWords: Record<string, string> = {
  granted: '有一期已经授分，不能再改',
  pastDays: '有一期已经有人签到，到今天为止的日子不能改',
  courseHasRecords: '有人签到过的课程不能取消',
};

/** What would rewrite the past, in words, each once. */
export const pastLines = ({ past }: View): string[] => [
  ...new Set(past.map((code) => pastWords[code.split('.')[0] ?? ''] ?? code)),
];

/** Warned of, not refused. */
export const warningOf = ({ after }: View): string =>
  after.warnings.includes('batchOutsidePlanned') ? '有一期超出拟举办日期，中心审核时会看到。' : '';

/** The line above the button: what is still to be done; '' when it can be handed in. */
export function submitTip(view: View, reason: string): string {
  if (linesOf(view).length === 0) return '先选要改的内容';
  const [past] = pastLines(view);
  if (past !== undefined) return past;
  if (view.after.missing.length > 0) return `改了以后还差 ${view.after.missing.length} 项没有填`;
  const [document] = view.lacking;
  if (document !== undefined)
    return `还差 ${view.lacking.length} 份材料：${view.lacking.map((kind) => labelOf(documentKinds, kind)).join('、')}`;
  return isReason(reason) ? '' : '请写明变更原因';
}

/** Whether the centre has it now. */
export const isWaiting = ({ change }: View): boolean => change?.state === 'submitted';

export const historyOf = ({ change }: View): HistoryStep[] =>
  change === null
    ? []
    : reviewSteps({ ...change, waiting: change.state === 'submitted', waitingLine: '批准之前仍按原来的安排' });

/** Why the centre has returned it; '' when it has not. */
export const returnedBecause = ({ change }: View): string =>
  change?.state === 'returned' ? (change.reviews[change.reviews.length - 1]?.reason ?? '') : '';
