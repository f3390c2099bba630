/** What the institution sees of an evaluation (rules: "Exam and evaluation"): totals, and nothing from which one person could be told. */
import { RATINGS, type EvaluationAnswer, type Rating } from './answer';
import type { EvaluationQuestion } from './form';

/** Below so many answers nothing but their number is shown. */
export const ANSWERS_TO_SHOW = 5;

export type RatedQuestion = {
  questionId: string;
  text: string;
  topic?: string;
  /** How often 1, 2, 3, 4, 5 was given; null where fewer than {@link ANSWERS_TO_SHOW} answered it. */
  counts: number[] | null;
  /** Hundredths of a point, rounded half up; null with `counts`. */
  meanHundredths: number | null;
};

export type EvaluationResults = {
  questions: RatedQuestion[];
  /** The mean of all ratings of the questions shown; null when none is. */
  meanHundredths: number | null;
  /** In no order that means anything: by their keys of chance. */
  texts: { key: string; text: string; question: string }[];
  heldCount: number;
};

/** The results of a closed evaluation; undefined below {@link ANSWERS_TO_SHOW} answers. */
export function resultsOf(
  questions: readonly EvaluationQuestion[],
  answers: readonly EvaluationAnswer[],
): EvaluationResults | undefined {
  if (answers.length < ANSWERS_TO_SHOW) return undefined;
  const rated = questions
    .filter(({ kind }) => kind === 'rating')
    .map((question) => {
      const given = answers.flatMap(({ ratings }) => ratings[question.questionId] ?? []);
      return { question, given, shown: given.length >= ANSWERS_TO_SHOW };
    });
  const wording = new Map(questions.map(({ questionId, text }) => [questionId, text]));
  const texts = answers.flatMap(({ key, texts: written }) =>
    written.map(({ questionId, text, held }, index) => ({
      key: `${key}${index}`,
      text,
      held,
      question: wording.get(questionId) ?? '',
    })),
  );
  return {
    questions: rated.map(({ question: { questionId, text, topic }, given, shown }) => ({
      questionId,
      text,
      ...(topic === undefined ? {} : { topic }),
      counts: shown ? RATINGS.map((rating) => given.filter((each) => each === rating).length) : null,
      meanHundredths: shown ? meanOf(given) : null,
    })),
    meanHundredths: meanOf(rated.flatMap(({ given, shown }) => (shown ? given : []))),
    texts: texts.filter(({ held }) => !held).map(({ key, text, question }) => ({ key, text, question })),
    heldCount: texts.filter(({ held }) => held).length,
  };
}

function meanOf(ratings: readonly Rating[]): number | null {
  if (ratings.length === 0) return null;
  return Math.round((ratings.reduce((sum: number, rating) => sum + rating, 0) * 100) / ratings.length);
}
