import type { Procedure } from '../../../call/procedure';
import { minePersonalCode } from './mine';

export const personalCodeProcedures: readonly Procedure[] = [minePersonalCode];
