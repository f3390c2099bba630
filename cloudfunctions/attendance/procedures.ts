import type { Procedure } from '../../server/procedure';
import { hotPathProcedures } from '../../server/procedures/attendance/hot-path';

/** The hot path alone: this function must start fast. */
export const hotProcedures: readonly Procedure[] = hotPathProcedures;
