import type { Procedure } from '../../procedure';
import { grantCandidatesProcedure } from './candidates';
import { grantRoundProcedure } from './get-round';
import { grantRoundPeopleProcedure } from './list-round-people';
import { exclusionSetProcedure } from './set-exclusion';
import { grantConcludeProcedure, grantStartProcedure } from './start-grant';
import { exclusionWithdrawProcedure } from './withdraw-exclusion';

export const grantProcedures: readonly Procedure[] = [
  grantCandidatesProcedure,
  exclusionSetProcedure,
  exclusionWithdrawProcedure,
  grantStartProcedure,
  grantConcludeProcedure,
  grantRoundProcedure,
  grantRoundPeopleProcedure,
];
