import { displayEnd, displayLeave } from '../../../../contract/calls/attendance/display';
import { endShownDisplay } from '../../../attendance/end-display';
import { getDisplay } from '../../../data/displays';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';

/** An administrator of its institution ends a display; one that has ended already stays as it is. */
export const endDisplay = defineProcedure(displayEnd, (context, { displayId }) => {
  const { institutionId, administratorId, name } = context.caller.session;
  return runIdempotent(context, displayEnd, async (tx) => {
    const display = await getDisplay(tx, displayId);
    if (display?.institutionId !== institutionId) return refuse('notFound');
    await endShownDisplay(tx, context, display, { id: administratorId, name });
    return {};
  });
});

/** The display itself stops, on whatever device it is. */
export const leaveDisplay = defineProcedure(displayLeave, (context) => {
  const { _id } = context.caller.display;
  return runIdempotent(context, displayLeave, async (tx) => {
    const display = (await getDisplay(tx, _id)) ?? refuse('notFound');
    await endShownDisplay(tx, context, display, { id: _id, name: '大屏' });
    return {};
  });
});
