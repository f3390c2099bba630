import type { Procedure } from '../../procedure';
import { administratorHomeProcedure } from './administrator-home';

export const homeProcedures: readonly Procedure[] = [administratorHomeProcedure];
