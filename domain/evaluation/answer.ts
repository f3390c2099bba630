/**
 * One answer, and the urns that answers are kept in. Anonymous by construction (rules: "Exam and evaluation"): an answer carries no person,
 * no time and no number. It lies in one of a few urns that were all there before the first answer, sorted by a key of chance, so neither
 * the order of writing nor the order of lying says which of those who have answered wrote it.
 */
import type { EvaluationQuestion } from './form';

export const RATINGS = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof RATINGS)[number];

/** Characters of a free text. */
export const ANSWER_TEXT_AT_MOST = 500;

export type EvaluationAnswer = {
  /** Made by chance; the order within an urn. */
  key: string;
  ratings: Record<string, Rating>;
  texts: {
    questionId: string;
    text: string;
    /** The content check found it risky: shown to nobody. */
    held: boolean;
  }[];
};

export type GivenAnswer = {
  ratings: readonly { questionId: string; rating: Rating }[];
  texts: readonly { questionId: string; text: string }[];
};

/**
 * Sorts an answer into what was asked: answers to what is not asked are dropped, of two to one question the last counts.
 * @returns the ids of required questions without an answer, in their order; empty when it is whole
 */
export function readAnswer(
  questions: readonly EvaluationQuestion[],
  given: GivenAnswer,
): { ratings: Record<string, Rating>; texts: { questionId: string; text: string }[]; missing: string[] } {
  const rated = new Map(given.ratings.map(({ questionId, rating }) => [questionId, rating]));
  const written = new Map(given.texts.map(({ questionId, text }) => [questionId, text.trim()]));
  const ratings: Record<string, Rating> = {};
  const texts: { questionId: string; text: string }[] = [];
  const missing: string[] = [];
  for (const { questionId, kind, required } of questions) {
    const rating = rated.get(questionId);
    const text = written.get(questionId) ?? '';
    if (kind === 'rating' && rating !== undefined) ratings[questionId] = rating;
    else if (kind === 'text' && text !== '') texts.push({ questionId, text });
    else if (required) missing.push(questionId);
  }
  return { ratings, texts, missing };
}

/** So many urns a batch has: enough that a hall does not wait for one document, few enough to be made at once. */
export const URNS = 16;

/** Which urn an answer goes to; `random` in [0, 1). */
export const urnOf = (random: number): number => Math.min(URNS - 1, Math.floor(random * URNS));

/** An urn with one more answer, in the order of their keys. */
export const withAnswer = (urn: readonly EvaluationAnswer[], answer: EvaluationAnswer): EvaluationAnswer[] =>
  [...urn, answer].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
