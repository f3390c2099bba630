import type { Procedure } from '../../../call/procedure';
import { decideOfficeRequest } from './decide';
import { listOfficeRequests } from './list';
import { myDirectoryRequests } from './mine';
import { submitDirectoryRequest } from './submit';
import { withdrawOwnRequest } from './withdraw';

export const directoryRequestProcedures: readonly Procedure[] = [
  submitDirectoryRequest,
  myDirectoryRequests,
  withdrawOwnRequest,
  listOfficeRequests,
  decideOfficeRequest,
];
