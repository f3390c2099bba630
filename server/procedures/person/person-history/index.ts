import type { Procedure } from '../../../call/procedure';
import { listPersonHistory } from './list';
import { myPersonHistory } from './mine';

export const personHistoryProcedures: readonly Procedure[] = [myPersonHistory, listPersonHistory];
