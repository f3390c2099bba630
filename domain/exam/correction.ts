/**
 * What is done about a question that turns out wrong after people were asked it (M22; rules: "Exam and evaluation"): it is struck, or its key is
 * corrected. Attempts keep their copy of the question as it was; what holds now lies over it.
 */
import { gradeAttempt, gradeQuestion, tenthsFor, type AskedQuestion, type Graded, type Grading } from './grading';
import type { ExamQuestion } from './question';

export const REASON_AT_MOST = 200;

/** What holds for a question: struck, everybody gets its points; else these options are right. */
export type QuestionKey = { rightIds: string[]; struck: boolean };

/** The question that was corrected, by its wording: one that was written anew under the same id is another question. */
export type CorrectedKey = QuestionKey & Worded;

/** What a question is known by. */
type Worded = Pick<ExamQuestion, 'text' | 'options' | 'picture'>;

export type CorrectedKeys = readonly (CorrectedKey & { questionId: string })[];

/** Whether two questions are worded alike, and show the same picture; the order of the options does not matter. */
export const isSame = (one: Worded, other: Worded): boolean =>
  one.text === other.text &&
  one.picture?.digest === other.picture?.digest &&
  one.options.length === other.options.length &&
  one.options.every(({ optionId, text }) =>
    other.options.some((each) => each.optionId === optionId && each.text === text),
  );

type Wording = Worded & Pick<ExamQuestion, 'rightIds'> & { questionId: string };

/** What holds for a question that was asked. */
export function keyOf(question: Wording, corrected: CorrectedKeys | undefined): QuestionKey {
  const later = corrected?.find(
    ({ questionId, ...each }) => questionId === question.questionId && isSame(each, question),
  );
  return later ? { rightIds: later.rightIds, struck: later.struck } : { rightIds: question.rightIds, struck: false };
}

/** The questions of an attempt as they are graded now. */
export const asGraded = <Question extends Wording>(
  questions: readonly Question[],
  corrected: CorrectedKeys | undefined,
): (Question & QuestionKey)[] => questions.map((question) => ({ ...question, ...keyOf(question, corrected) }));

export const correctionProblems = ['unknownRight', 'noRight', 'severalRight', 'oneRight', 'changesNothing'] as const;
export type CorrectionProblem = (typeof correctionProblems)[number];

/** What stands in the way of a correction; undefined when nothing does. Striking keeps the key that was there, so it can be taken back. */
export function checkCorrection(
  { kind, options }: Pick<ExamQuestion, 'kind' | 'options'>,
  now: QuestionKey,
  next: QuestionKey,
): CorrectionProblem | undefined {
  const right = new Set(next.rightIds);
  if ([...right].some((id) => !options.some(({ optionId }) => optionId === id))) return 'unknownRight';
  if (right.size === 0) return 'noRight';
  if (kind !== 'multiple' && right.size > 1) return 'severalRight';
  if (kind === 'multiple' && right.size === 1) return 'oneRight';
  const isSameKey = right.size === new Set(now.rightIds).size && now.rightIds.every((id) => right.has(id));
  return now.struck === next.struck && (next.struck || isSameKey) ? 'changesNothing' : undefined;
}

/** One graded attempt of somebody, as far as one question is concerned. */
export type AttemptWithQuestion = {
  personId: string;
  scoreTenths: number;
  /** Null where the attempt had not drawn the question. */
  asked: { points: number; chosenIds: readonly string[]; now: QuestionKey } | null;
  halfPoints: boolean;
  passPoints: number;
};

/** What a correction comes to, in people; their best score counts. */
export type CorrectionEffect = {
  /** Who was asked the question. */
  people: number;
  up: number;
  down: number;
  same: number;
  newlyPassed: number;
  /** They have passed and would be below now: it stays. */
  kept: number;
};

export const noEffect: CorrectionEffect = { people: 0, up: 0, down: 0, same: 0, newlyPassed: 0, kept: 0 };

/** What a correction does to one person. */
export function effectOnPerson(
  attempts: readonly AttemptWithQuestion[],
  hadPassed: boolean,
  next: QuestionKey,
): CorrectionEffect {
  if (attempts.every(({ asked }) => asked === null)) return noEffect;
  const gained = ({ asked, halfPoints }: AttemptWithQuestion): number => {
    if (asked === null) return 0;
    const tenths = (key: QuestionKey) =>
      tenthsFor(gradeQuestion(key, asked.chosenIds, { halfPoints, struck: key.struck }), asked.points);
    return tenths(next) - tenths(asked.now);
  };
  const before = Math.max(...attempts.map(({ scoreTenths }) => scoreTenths));
  const after = Math.max(...attempts.map((attempt) => attempt.scoreTenths + gained(attempt)));
  const reaches = attempts.some((attempt) => attempt.scoreTenths + gained(attempt) >= attempt.passPoints * 10);
  return {
    people: 1,
    up: after > before ? 1 : 0,
    down: after < before ? 1 : 0,
    same: after === before ? 1 : 0,
    newlyPassed: !hadPassed && reaches ? 1 : 0,
    kept: hadPassed && !reaches ? 1 : 0,
  };
}

export const addEffects = (one: CorrectionEffect, other: CorrectionEffect): CorrectionEffect => ({
  people: one.people + other.people,
  up: one.up + other.up,
  down: one.down + other.down,
  same: one.same + other.same,
  newlyPassed: one.newlyPassed + other.newlyPassed,
  kept: one.kept + other.kept,
});

export type GradedAttempt<Question extends AskedQuestion & Wording = AskedQuestion & Wording> = {
  questions: readonly Question[];
  /** By position. */
  answers: Readonly<Record<string, readonly string[]>>;
  rules: { halfPoints: boolean; passPoints: number };
};

/** An attempt question by question, by what holds now. */
export function gradingBy<Question extends AskedQuestion & Wording>(
  { questions, answers, rules }: GradedAttempt<Question>,
  corrected: CorrectedKeys | undefined,
): Grading & { questions: (Question & QuestionKey & { chosenIds: readonly string[]; graded: Graded })[] } {
  const asked = asGraded(questions, corrected);
  const chosen = asked.map((_question, position) => answers[position] ?? []);
  const byId = Object.fromEntries(asked.map(({ questionId }, position) => [questionId, chosen[position] ?? []]));
  const grading = gradeAttempt(asked, byId, rules);
  return {
    ...grading,
    questions: asked.map((question, position) => ({
      ...question,
      chosenIds: chosen[position] ?? [],
      graded: grading.graded[question.questionId] ?? 'wrong',
    })),
  };
}

/** Grades an attempt by what holds now. Whoever has passed keeps it, whatever was wrong with a question. */
export function gradeBy(
  attempt: GradedAttempt & { passed: boolean },
  corrected: CorrectedKeys | undefined,
): { scoreTenths: number; passed: boolean } {
  const { scoreTenths, passed } = gradingBy(attempt, corrected);
  return { scoreTenths, passed: attempt.passed || passed };
}
