/**
 * The form of an evaluation (项目评价, M22): what is asked, in which order. The administrator may change it until the first answer of a
 * batch, which freezes the questions of that batch.
 */
import { idOf } from '../kernel/id';

export const evaluationItemKinds = ['rating', 'text', 'lecturers'] as const;
export type EvaluationItemKind = (typeof evaluationItemKinds)[number];

/** One row of the form. `lecturers` stands for one rating each; who they are is taken from the courses. */
export type EvaluationItem = {
  itemId: string;
  kind: EvaluationItemKind;
  text: string;
  required: boolean;
};

/** Characters of a question. */
export const QUESTION_AT_MOST = 40;
/** More than anybody fills in on a phone. */
export const ITEMS_AT_MOST = 20;

/** What is asked where nobody has changed it. */
export const DEFAULT_EVALUATION: readonly EvaluationItem[] = [
  { itemId: 'content', kind: 'rating', text: '课程内容', required: true },
  { itemId: 'organisation', kind: 'rating', text: '组织与场地', required: true },
  { itemId: 'usefulness', kind: 'rating', text: '对工作的帮助', required: true },
  { itemId: 'lecturers', kind: 'lecturers', text: '讲师', required: true },
  { itemId: 'gained', kind: 'text', text: '最有收获的内容', required: false },
  { itemId: 'improve', kind: 'text', text: '改进建议', required: false },
];

export const evaluationFormProblems = [
  'noRating',
  'tooManyItems',
  'emptyQuestion',
  'sameQuestion',
  'lecturersTwice',
] as const;
export type EvaluationFormProblem = (typeof evaluationFormProblems)[number];

/** Everything that is wrong with a form, each once, in the order of the list. */
export function checkEvaluationForm(items: readonly EvaluationItem[]): EvaluationFormProblem[] {
  const texts = items.map(({ text }) => text.trim());
  const ids = items.map(({ itemId }) => itemId);
  const found: Record<EvaluationFormProblem, boolean> = {
    noRating: !items.some(({ kind }) => kind !== 'text'),
    tooManyItems: items.length > ITEMS_AT_MOST,
    emptyQuestion: texts.includes(''),
    sameQuestion: new Set(texts).size < texts.length || new Set(ids).size < ids.length,
    lecturersTwice: items.filter(({ kind }) => kind === 'lecturers').length > 1,
  };
  return evaluationFormProblems.filter((problem) => found[problem]);
}

/** A lecturer as the form shows them. */
export type RatedLecturer = { lecturerId: string; name: string; topic: string };

/** One question as it is answered. */
export type EvaluationQuestion = {
  questionId: string;
  kind: 'rating' | 'text';
  text: string;
  required: boolean;
  /** Of a lecturer: what they teach. */
  topic?: string;
};

/** The questions of a form, the row of the lecturers put out into one rating each. */
export function questionsOf(
  items: readonly EvaluationItem[],
  lecturers: readonly RatedLecturer[],
): EvaluationQuestion[] {
  return items.flatMap(({ itemId, kind, text, required }): EvaluationQuestion[] =>
    kind === 'lecturers'
      ? lecturers.map(({ lecturerId, name, topic }) => ({
          questionId: idOf('lecturer', lecturerId),
          kind: 'rating',
          text: name,
          required,
          topic,
        }))
      : [{ questionId: idOf('item', itemId), kind, text, required }],
  );
}
