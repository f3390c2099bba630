import type { Procedure } from '../../server/procedure';

export const reportProcedures: readonly Procedure[] = [];
