import { displayEnd, displayLeave } from '../../../../contract/calls/attendance/display';
import { isShowing } from '../../../../domain/attendance/display';
import type { Context } from '../../../call/context';
import { appendAudit } from '../../../data/audit/log';
import type { Transaction } from '../../../data/database';
import { getDisplay, saveDisplay } from '../../../data/displays';
import type { Display } from '../../../data/documents';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';

/** An administrator of its institution ends a display; one that has ended already stays as it is. */
export const endDisplay = defineProcedure(displayEnd, (context, { displayId }) => {
  const { institutionId, administratorId, name } = context.caller.session;
  return runIdempotent(context, displayEnd, async (tx) => {
    const display = await getDisplay(tx, displayId);
    if (display?.institutionId !== institutionId) return refuse('notFound');
    return end(tx, context, display, { id: administratorId, name });
  });
});

/** The display itself stops, on whatever device it is. */
export const leaveDisplay = defineProcedure(displayLeave, (context) => {
  const { _id } = context.caller.display;
  return runIdempotent(context, displayLeave, async (tx) => {
    const display = (await getDisplay(tx, _id)) ?? refuse('notFound');
    return end(tx, context, display, { id: _id, name: '大屏' });
  });
});

async function end(
  tx: Transaction,
  context: Context,
  before: Display,
  actor: { id: string; name: string },
): Promise<Record<string, never>> {
  if (!isShowing(before, context.at)) return {};
  const { projectId, institutionId, sessionId } = before;
  const after: Display = { ...before, endedAt: context.at };
  await saveDisplay(tx, after);
  await appendAudit(tx, {
    context,
    institutionId,
    projectId,
    actor,
    action: 'display.ended',
    subject: `attendanceSession:${sessionId}`,
    before,
    after,
  });
  return {};
}
