/**
 * One answer, and the urns that answers are kept in. Anonymous by construction (rules: "Exam and evaluation"): an answer carries no person,
 * no time and no number. It lies in one of some urns that were all there before the first answer, sorted by a key of chance, so neither
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

/** As many urns as a batch had before they went by its people, and has at least: a hall does not wait for one document. */
export const FEWEST_URNS = 16;
const MOST_URNS = 512;
/** So many of those who were there share an urn, on average: it is written anew with each of their answers. */
const PEOPLE_AN_URN = 30;

/** How many urns a batch gets, by the people who have checked in when it is evaluated first. */
export const urnsFor = (people: number): number =>
  Math.min(MOST_URNS, Math.max(FEWEST_URNS, Math.ceil(people / PEOPLE_AN_URN)));

/** Which urn of so many an answer goes to; `random` in [0, 1). */
export const urnOf = (random: number, urns: number): number => Math.min(urns - 1, Math.floor(random * urns));

/** An urn with one more answer, in the order of their keys. */
export const withAnswer = (urn: readonly EvaluationAnswer[], answer: EvaluationAnswer): EvaluationAnswer[] =>
  [...urn, answer].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
