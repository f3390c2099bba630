import { resultsOf } from '../../domain/evaluation/results';
import type { Database } from '../data/database';
import type { Evaluation } from '../data/documents';
import { answersOf } from '../data/evaluations';

/** The results of a batch whose evaluation has closed; undefined where too few have answered. */
export async function shownResults(db: Database, evaluation: Evaluation | undefined) {
  if (!evaluation) return undefined;
  if (evaluation.results === undefined) return reckoned(db, evaluation);
  return evaluation.results && { ...evaluation.results, meanHundredths: evaluation.meanHundredths ?? null };
}

/** The same of the answers themselves: until it is kept, and of what was closed before it was. */
export async function reckoned(db: Database, evaluation: Evaluation) {
  const results = resultsOf(evaluation.questions, await answersOf(db, evaluation));
  return results && { ...results, textCount: results.texts.length };
}
