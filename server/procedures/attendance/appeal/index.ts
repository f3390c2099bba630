import type { Procedure } from '../../../call/procedure';
import { answerAppeal } from './answer';
import { askAppeal } from './ask';
import { basisAppeal } from './basis';
import { getAppealProcedure } from './get';
import { listAppealsProcedure } from './list';
import { withdrawAppeal } from './withdraw';

export const appealProcedures: readonly Procedure[] = [
  basisAppeal,
  askAppeal,
  withdrawAppeal,
  listAppealsProcedure,
  getAppealProcedure,
  answerAppeal,
];
