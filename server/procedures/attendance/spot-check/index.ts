import type { Procedure } from '../../../call/procedure';
import { startSpotCheck } from './start';
import { getSpotCheck } from './get';

export const spotCheckProcedures: readonly Procedure[] = [startSpotCheck, getSpotCheck];
