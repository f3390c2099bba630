import type { InputOf, OutputOf } from '../../../../contract/index';
import { checkEvaluationForm, type EvaluationFormProblem } from '../../../../domain/evaluation/form';
import type { PickerOption } from '../../../components/search-picker/filter';
import { dayRange, shortMoment } from '../../../services/format';

export type Item = InputOf<'evaluation.saveForm'>['items'][number];
type Form = OutputOf<'evaluation.form'>;

/** One question as the list shows it. */
export interface ItemRow {
  itemId: string;
  number: number;
  text: string;
  line: string;
  /** Made from the courses: it can be moved and not changed. */
  fixed: boolean;
  first: boolean;
  last: boolean;
}

export const itemRows = (items: readonly Item[], lecturers: readonly string[]): ItemRow[] =>
  items.map(({ itemId, kind, text, required }, index) => ({
    itemId,
    number: index + 1,
    text: kind === 'lecturers' ? '讲师，每位一行' : text,
    line: lineOf(kind, required, lecturers),
    fixed: kind === 'lecturers',
    first: index === 0,
    last: index === items.length - 1,
  }));

function lineOf(kind: Item['kind'], required: boolean, lecturers: readonly string[]): string {
  if (kind === 'lecturers')
    return `打分 1–5 · 按课程生成：${lecturers.length === 0 ? '课程还没有填讲师' : lecturers.join('、')}`;
  return `${kind === 'rating' ? '打分 1–5' : '文字'} · ${required ? '必答' : '选填'}`;
}

/** The questions with one of them a place up or down; unchanged at the ends. */
export function moved(items: readonly Item[], itemId: string, by: 1 | -1): Item[] {
  const from = items.findIndex((item) => item.itemId === itemId);
  const to = from + by;
  if (from < 0 || to < 0 || to >= items.length) return [...items];
  const rest = items.filter((_, index) => index !== from);
  const item = items[from];
  return item === undefined ? rest : [...rest.slice(0, to), item, ...rest.slice(to)];
}

const problemWords: Record<EvaluationFormProblem, string> = {
  noRating: '至少要有一道打分题',
  tooManyItems: '最多 20 题',
  emptyQuestion: '有一题没有写问题',
  sameQuestion: '有两题一样',
  lecturersTwice: '讲师一题只能有一次',
};
/** What stands in the way of saving; '' when nothing does. */
export const problemLine = (items: readonly Item[]): string =>
  checkEvaluationForm(items)
    .map((problem) => problemWords[problem])
    .join('；');

/** Until when it can be changed, or that it cannot. */
export function lockLine({ batches, locked }: Pick<Form, 'batches' | 'locked'>): string {
  if (locked) return '已收到评价，题目不能再改';
  const begun = batches.filter((batch) => batch.begun).length;
  if (begun > 0) return `有 ${begun} 期已收到评价，题目不变；修改只用于其余各期`;
  const first = batches.reduce<number | undefined>(
    (soonest, { opensAt }) => Math.min(soonest ?? opensAt, opensAt),
    undefined,
  );
  return first === undefined ? '收到第一份评价后不能再改' : `收到第一份评价后不能再改。${shortMoment(first)} 开放`;
}

/** The batches with how many have answered: the way to their results. */
export interface BatchRow {
  batchId: string;
  title: string;
  line: string;
}
export const batchRows = (batches: Form['batches']): BatchRow[] =>
  batches.map(({ batchId, begin, end, answers, opensAt, closesAt }, index) => ({
    batchId,
    title: `第 ${index + 1} 期 ${dayRange(begin, end)}`,
    line: `${answers} 份 · ${shortMoment(opensAt)} 开放，${shortMoment(closesAt - 1).slice(0, 5)} 24:00 截止`,
  }));

export const earlierOption = ({
  projectId,
  title,
  projectNumber,
  items,
}: OutputOf<'evaluation.earlier'>['rows'][number]): PickerOption => ({
  value: projectId,
  label: `${title}（${projectNumber}，${items.length} 题）`,
});
