import type { Procedure } from '../../../call/procedure';
import { basisReversal } from './basis';
import { decideReversalProcedure } from './decide';
import { getReversalView } from './get';
import { requestReversal } from './request';
import { withdrawReversalProcedure } from './withdraw';

export const reversalProcedures: readonly Procedure[] = [
  basisReversal,
  requestReversal,
  getReversalView,
  decideReversalProcedure,
  withdrawReversalProcedure,
];
