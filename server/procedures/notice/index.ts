import type { Procedure } from '../../procedure';
import { get } from './get';
import { list } from './list';

export const noticeProcedures: readonly Procedure[] = [list, get];
