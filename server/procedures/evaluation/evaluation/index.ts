import type { Procedure } from '../../../call/procedure';
import { answer } from './answer';
import { closed } from './closed';
import { earlierForms } from './earlier';
import { formOfEvaluation } from './form';
import { mine } from './mine';
import { results } from './results';
import { saveFormOfEvaluation } from './save-form';
import { texts } from './texts';

export const evaluationProcedures: readonly Procedure[] = [
  formOfEvaluation,
  saveFormOfEvaluation,
  earlierForms,
  mine,
  answer,
  results,
  texts,
  closed,
];
