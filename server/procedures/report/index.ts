import type { Procedure } from '../../procedure';
import { reportAttendanceProcedure } from './attendance';

export const reportProcedures: readonly Procedure[] = [reportAttendanceProcedure];
