import type { Procedure } from '../../server/procedure';

/** The hot path alone: this function must start fast. */
export const hotProcedures: readonly Procedure[] = [];
