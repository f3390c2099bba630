import type { Procedure } from '../../procedure';
import { checkIn } from './check-in';
import { checkInLate } from './check-in-late';
import { showingProcedures } from '../display/showing';
import { live } from './live';
import { tokens } from './tokens';

/** The calls of the function `attendance`: small, warm, and apart from everything heavy. */
export const hotPathProcedures: readonly Procedure[] = [checkIn, checkInLate, tokens, live, ...showingProcedures];
