import { getLeaving } from './get';
import { recordLeaving } from './record';
import { takeBack } from './take-back';
import { withdrawApproval } from './withdraw-approval';

export const leavingProcedures = [getLeaving, recordLeaving, takeBack, withdrawApproval];
