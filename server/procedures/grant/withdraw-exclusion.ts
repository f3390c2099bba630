import { exclusionWithdraw } from '../../../contract/calls/grant';
import { defineProcedure } from '../../procedure';
import { changeExclusion } from './change-exclusion';

/** Takes an exclusion back: the person is valid again as his records say. */
export const exclusionWithdrawProcedure = defineProcedure(exclusionWithdraw, (context, input) =>
  changeExclusion(context, exclusionWithdraw, input, { action: 'exclusion.withdrawn', next: () => undefined }),
);
