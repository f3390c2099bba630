import type { Procedure } from '../../../call/procedure';
import { endDisplay, leaveDisplay } from './end';
import { listDisplays } from './list';
import { pairDisplay } from './pair';

/** What is done to displays; what a display asks for itself is in `showing.ts`. */
export const displayProcedures: readonly Procedure[] = [endDisplay, leaveDisplay, listDisplays, pairDisplay];
