import { groupActivityCancel } from '../../../../contract/calls/credit/group-activity';
import { decideActivityCancellation } from '../../../../domain/credit/group-activity';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { moveOwn } from './move-own';

export const cancel = defineProcedure(groupActivityCancel, (context, { activityId }) =>
  runIdempotent(context, groupActivityCancel, (tx) =>
    moveOwn(tx, context, {
      activityId,
      action: 'groupActivity.cancelled',
      decide: ({ state, gathering }) => decideActivityCancellation(state, { gathering: gathering !== null }),
    }),
  ),
);
