import { groupActivityCancel } from '../../../../contract/calls/credit/group-activity';
import { decideActivityCancellation } from '../../../../domain/credit/group-activity';
import { closeActivitySession } from '../../../attendance/activity-session';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { findOwnActivity } from '../../../data/group-activities';
import { moveOwn } from './move-own';

export const cancel = defineProcedure(groupActivityCancel, (context, { activityId }) =>
  runIdempotent(context, groupActivityCancel, async (tx) => {
    const { institutionId } = context.caller.session;
    await closeActivitySession(tx, context, await findOwnActivity(tx, { activityId, institutionId }));
    return moveOwn(tx, context, {
      activityId,
      action: 'groupActivity.cancelled',
      decide: ({ state, gathering }) => decideActivityCancellation(state, { gathering: gathering !== null }),
    });
  }),
);
