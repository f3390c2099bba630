import type { Procedure } from '../../../call/procedure';
import { ofPersonSlots } from './of-person';
import { mineSlots } from './mine';

export const slotsProcedures: readonly Procedure[] = [ofPersonSlots, mineSlots];
