import type { Procedure } from '../../../call/procedure';
import { candidatesManual } from './candidates';
import { recordManual } from './record';

export const manualProcedures: readonly Procedure[] = [candidatesManual, recordManual];
