import type { Procedure } from '../../../call/procedure';
import { reportAttendanceProcedure } from './attendance';

export const reportProcedures: readonly Procedure[] = [reportAttendanceProcedure];
