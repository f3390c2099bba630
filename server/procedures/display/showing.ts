import type { Procedure } from '../../procedure';
import { beginDisplay } from './begin';
import { myDisplay } from './mine';

/** What a display asks for itself, from the function that gives it codes and counts. */
export const showingProcedures: readonly Procedure[] = [beginDisplay, myDisplay];
