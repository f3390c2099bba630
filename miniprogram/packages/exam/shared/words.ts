import { difficulties, questionKinds, type Difficulty, type QuestionKind } from '../../../../domain/exam/question';
import { labelOf } from '../../../../domain/kernel/enumeration';

export const kindWord = (kind: QuestionKind): string => labelOf(questionKinds, kind);
export const difficultyWord = (difficulty: Difficulty): string => labelOf(difficulties, difficulty);

/** Points as people write them: 12.5 分, 12 分. */
export const pointsWord = (tenths: number): string =>
  tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1);

export { letterOf } from '../../../../domain/exam/question';
