/** The rule table. */
import type { RuleRow } from '../../../domain/kernel/rule-table';
import type { Base } from './base';

/** A dated row, never changed but for the centre's word on it. `_id`: track, figure and number. */
export interface StoredRule extends Base, RuleRow {
  /** When it was added and by whom; the name of nobody for what the program brings. */
  at: number;
  by: string;
  /** Who said that it holds, where it had been uncertain. */
  confirmed?: { at: number; by: string };
}
