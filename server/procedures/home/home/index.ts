import type { Procedure } from '../../../call/procedure';
import { administratorHomeProcedure } from './administrator';
import { traineeHomeProcedure } from './trainee';

export const homeProcedures: readonly Procedure[] = [administratorHomeProcedure, traineeHomeProcedure];
