import type { Procedure } from '../../../call/procedure';
import { follow, following } from './follow';
import { get } from './get';
import { list } from './list';

export const noticeProcedures: readonly Procedure[] = [list, get, follow, following];
