import type { Procedure } from '../../procedure';
import { list } from './list';

export const catalogueProcedures: readonly Procedure[] = [list];
