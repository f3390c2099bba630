import type { Procedure } from '../../../call/procedure';
import { listRuleTable } from './list';
import { figureRuleTable } from './figure';
import { previewRuleTable } from './preview';
import { addRuleTable } from './add';
import { confirmRuleTable } from './confirm';

export const ruleTableProcedures: readonly Procedure[] = [
  listRuleTable,
  figureRuleTable,
  previewRuleTable,
  addRuleTable,
  confirmRuleTable,
];
