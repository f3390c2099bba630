import type { Procedure } from '../../../call/procedure';
import { administratorHomeProcedure } from './administrator';

export const homeProcedures: readonly Procedure[] = [administratorHomeProcedure];
