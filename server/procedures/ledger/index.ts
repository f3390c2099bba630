import type { Procedure } from '../../procedure';
import { ledgerMineProcedure } from './mine';

export const ledgerProcedures: readonly Procedure[] = [ledgerMineProcedure];
