import type { Procedure } from '../../../call/procedure';
import { askForCorrection } from './ask';
import { getCorrectionRequest } from './get';
import { listCorrectionRequests } from './list';
import { makeCorrection } from './make';
import { showProof } from './proof';
import { reviewCorrection } from './review';
import { withdrawCorrection } from './withdraw';

export const correctionProcedures: readonly Procedure[] = [
  askForCorrection,
  getCorrectionRequest,
  listCorrectionRequests,
  makeCorrection,
  showProof,
  reviewCorrection,
  withdrawCorrection,
];
