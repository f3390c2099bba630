import {
  addEffects,
  checkCorrection,
  effectOnPerson,
  isSame,
  keyOf,
  noEffect,
  type AttemptWithQuestion,
  type CorrectionEffect,
  type QuestionKey,
} from '../../../../domain/exam/correction';
import { refuse } from '../../../call/refusal';
import type { Database, Reader } from '../../../data/database';
import type { ExamItem } from '../../../data/documents';
import type { OfBatch } from '../../../data/evaluations';
import { attemptsOf, getItem, type ReadAttempt } from '../../../data/exam-studies';
import { getKeys } from '../../../data/exam-grading';
import { paperIdOf } from '../../../data/exams';
import { itemIdOf } from '../../../exam/item';

/** A question that was asked, and what holds of it now: by the corrections, not by the statistics, which are reckoned later. */
export async function askedItem(
  db: Reader,
  which: OfBatch,
  itemId: string,
): Promise<{ item: ExamItem; now: QuestionKey }> {
  const item = (await getItem(db, which, itemId)) ?? refuse('notFound');
  const keys = (await getKeys(db, paperIdOf(which)))?.keys ?? [];
  const { rightIds, struck } = keys.find((key) => key.questionId === item.questionId && isSame(key, item)) ?? item;
  return { item, now: { rightIds, struck } };
}

/** What a correction makes of a key, or what stands against it. */
export function correctedKey(
  item: ExamItem,
  now: QuestionKey,
  { struck, rightIds }: QuestionKey,
): QuestionKey | 'correctionInvalid' | 'correctionChangesNothing' {
  // What is struck keeps the key that it had: it may be taken back.
  const next = { struck, rightIds: struck ? now.rightIds : [...new Set(rightIds)] };
  const problem = checkCorrection(item, now, next);
  if (problem === 'changesNothing') return 'correctionChangesNothing';
  return problem === undefined ? next : 'correctionInvalid';
}

/** People named in a preview, of each kind. */
const NAMED_AT_MOST = 50;

export interface PreviewedPeople {
  effect: CorrectionEffect;
  newlyPassed: string[];
  kept: string[];
}

/** What a correction comes to, by the attempts as they were graded. */
export async function effectOf(
  db: Database,
  which: OfBatch,
  { itemId, next }: { itemId: string; next: QuestionKey },
): Promise<PreviewedPeople> {
  let effect = noEffect;
  const newlyPassed: string[] = [];
  const kept: string[] = [];
  for await (const [personId, attempts] of attemptsOf(db, paperIdOf(which))) {
    const hadPassed = attempts.some(({ passed }) => passed);
    const own = effectOnPerson(
      attempts.map((attempt) => withQuestion(attempt, itemId)),
      hadPassed,
      next,
    );
    effect = addEffects(effect, own);
    if (own.newlyPassed > 0 && newlyPassed.length < NAMED_AT_MOST) newlyPassed.push(personId);
    if (own.kept > 0 && kept.length < NAMED_AT_MOST) kept.push(personId);
  }
  return { effect, newlyPassed, kept };
}

function withQuestion(attempt: ReadAttempt, itemId: string): AttemptWithQuestion {
  const position = attempt.questions.findIndex((question) => itemIdOf(question) === itemId);
  const question = attempt.questions[position];
  const { personId, rules } = attempt;
  return {
    personId,
    scoreTenths: attempt.scoreTenths ?? 0,
    asked: question
      ? {
          points: question.points,
          chosenIds: attempt.answers[position] ?? [],
          // What its score was made by: a correction before this one may be on its way.
          now: keyOf(question, attempt.corrected?.keys),
        }
      : null,
    halfPoints: rules.halfPoints,
    passPoints: rules.passPoints,
  };
}
