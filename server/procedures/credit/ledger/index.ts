import type { Procedure } from '../../../call/procedure';
import { ledgerMineProcedure } from './mine';

export const ledgerProcedures: readonly Procedure[] = [ledgerMineProcedure];
