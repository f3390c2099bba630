import type { Procedure } from '../../../call/procedure';
import { join } from './join';

/** Apart from the tickets: photographs are put together where PDFs are made. */
export const joinProcedures: readonly Procedure[] = [join];
