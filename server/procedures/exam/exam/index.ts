import type { Procedure } from '../../../call/procedure';
import { answer } from './answer';
import { attempt } from './attempt';
import { earlier } from './earlier';
import { mine } from './mine';
import { paper } from './paper';
import { results } from './results';
import { review } from './review';
import { savePaper } from './save-paper';
import { start } from './start';
import { submit } from './submit';

export const examProcedures: readonly Procedure[] = [
  paper,
  savePaper,
  earlier,
  results,
  mine,
  start,
  attempt,
  answer,
  submit,
  review,
];
