import type { Procedure } from '../../../call/procedure';
import { makeRuling } from './make';

export const rulingProcedures: readonly Procedure[] = [makeRuling];
