import type { Procedure } from '../../../call/procedure';
import { listPersonHistory } from './list';
import { myPersonHistory } from './mine';
import { showEventProof } from './proof';

export const personHistoryProcedures: readonly Procedure[] = [myPersonHistory, listPersonHistory, showEventProof];
