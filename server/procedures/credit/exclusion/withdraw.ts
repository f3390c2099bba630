import { exclusionWithdraw } from '../../../../contract/calls/credit/exclusion';
import { defineProcedure } from '../../../call/procedure';
import { changeExclusion } from './change';

/** Takes an exclusion back: the person is valid again as their records say. */
export const exclusionWithdrawProcedure = defineProcedure(exclusionWithdraw, (context, input) =>
  changeExclusion(context, exclusionWithdraw, input, { action: 'exclusion.withdrawn', next: () => undefined }),
);
