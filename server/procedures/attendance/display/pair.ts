import { displayPair } from '../../../../contract/calls/attendance/display';
import { decidePairing } from '../../../../domain/attendance/display';
import type { Display } from '../../../data/documents';
import { findShowing, getDisplay, saveDisplay } from '../../../data/displays';
import { findOwnSession } from '../../../data/sessions';
import { getSignIn } from '../../../data/accounts';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { sealedDisplay } from '../../../guard/role-seal';
import { logProjectAct } from '../../../data/audit/office-log';

/** Lets a display show a session of the own institution until the batch is over (M12). */
export const pairDisplay = defineProcedure(displayPair, async (context, { sessionId, code }) => {
  const { db, at, caller } = context;
  const { institutionId, name, administratorId } = caller.session;
  // Beside the transaction, which reads single documents alone: two at the same moment may be one too many, and harm nobody.
  const showing = (await findShowing(db, sessionId, at)).length;
  return runIdempotent(context, displayPair, async (tx) => {
    // Removed at this very moment: what they pair would stay.
    if ((await getSignIn(tx, caller.openid))?.administratorId !== administratorId) return refuse('notSignedIn');
    const session = await findOwnSession(tx, { sessionId, institutionId });
    const known = await getDisplay(tx, code);
    const { batchEnd, projectId } = session;
    const decision = decidePairing({ sessionId, batchEnd, known, showing, now: at });
    if (decision.kind === 'refuse') return context.refuse(decision.reason);
    const { until } = decision;
    if (decision.kind === 'standing') return { displayId: code, until };
    const display: Display = sealedDisplay(context, {
      _id: code,
      sessionId,
      projectId,
      institutionId,
      pairedAt: at,
      by: name,
      byId: administratorId,
      until,
      endedAt: null,
    });
    await saveDisplay(tx, display);
    await logProjectAct(tx, context, {
      project: { projectId, institutionId },
      action: 'display.paired',
      subject: `attendanceSession:${sessionId}`,
      before: null,
      after: display,
    });
    return { displayId: code, until };
  });
});
