import type { Procedure } from '../../../call/procedure';
import { grantCandidatesProcedure } from './candidates';
import { grantRoundProcedure } from './get-round';
import { grantRoundPeopleProcedure } from './list-round-people';
import { exclusionAdmitProcedure } from '../exclusion/admit';
import { exclusionSetProcedure } from '../exclusion/set';
import { grantConcludeProcedure, grantStartProcedure } from './start-grant';
import { exclusionWithdrawProcedure } from '../exclusion/withdraw';
import { stopGrant } from './stop';
import { outcomesGrant } from './outcomes';

export const grantProcedures: readonly Procedure[] = [
  grantCandidatesProcedure,
  exclusionSetProcedure,
  exclusionAdmitProcedure,
  exclusionWithdrawProcedure,
  grantStartProcedure,
  grantConcludeProcedure,
  grantRoundProcedure,
  grantRoundPeopleProcedure,
  stopGrant,
  outcomesGrant,
];
