import { groupActivityWithdraw } from '../../../../contract/calls/credit/group-activity';
import { decideActivityWithdrawal } from '../../../../domain/credit/group-activity';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { moveOwn } from './move-own';

export const withdraw = defineProcedure(groupActivityWithdraw, (context, { activityId }) =>
  runIdempotent(context, groupActivityWithdraw, (tx) =>
    moveOwn(tx, context, {
      activityId,
      action: 'groupActivity.withdrawn',
      decide: ({ state, reviews }) => decideActivityWithdrawal(state, { wasReturned: reviews.length > 0 }),
    }),
  ),
);
