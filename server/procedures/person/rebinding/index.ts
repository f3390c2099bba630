import { getRebindingRequest } from './get';
import { listRebindingRequests } from './list';
import { requestRebinding } from './request';
import { reviewRebinding } from './review';

export const rebindingProcedures = [requestRebinding, listRebindingRequests, getRebindingRequest, reviewRebinding];
