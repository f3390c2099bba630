import type { Procedure } from '../../../call/procedure';
import { ticket } from './ticket';

export const uploadProcedures: readonly Procedure[] = [ticket];
