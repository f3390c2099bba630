import type { Procedure } from '../../../call/procedure';
import { list } from './list';

export const catalogueProcedures: readonly Procedure[] = [list];
