import type { Procedure } from '../../../call/procedure';
import { listDoubtful } from './list';

export const doubtProcedures: readonly Procedure[] = [listDoubtful];
