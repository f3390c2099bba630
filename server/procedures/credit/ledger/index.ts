import type { Procedure } from '../../../call/procedure';
import { ledgerMineProcedure } from './mine';
import { ofPersonLedger } from './of-person';

export const ledgerProcedures: readonly Procedure[] = [ledgerMineProcedure, ofPersonLedger];
