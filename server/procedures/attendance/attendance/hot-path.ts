import type { Procedure } from '../../../call/procedure';
import { checkIn } from './check-in';
import { checkInLate } from './check-in-late';
import { beginDisplay } from '../display/begin';
import { myDisplay } from '../display/mine';
import { live } from './live';
import { tokens } from './tokens';

/** The calls of the function `attendance`: small, warm, and apart from everything heavy. */
export const hotPathProcedures: readonly Procedure[] = [checkIn, checkInLate, tokens, live, beginDisplay, myDisplay];
