import { isShowing } from '../../domain/attendance/display';
import type { Context } from '../call/context';
import { appendAudit } from '../data/audit/log';
import type { Database, Transaction } from '../data/database';
import { findPairedBy, getDisplay, saveDisplay } from '../data/displays';
import type { Display } from '../data/documents';

/** Ends a display, in the transaction of the call; one that has ended already stays as it is. */
export async function endShownDisplay(
  tx: Transaction,
  context: Context,
  before: Display,
  actor: { id: string; name: string },
): Promise<void> {
  if (!isShowing(before, context.at)) return;
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
}

/** Ends what somebody has paired who may not do so any more: a display shows codes on the word of whoever paired it. */
export async function endDisplaysOf(
  tx: Transaction,
  context: Context & { db: Database },
  { administratorId, actor }: { administratorId: string; actor: { id: string; name: string } },
): Promise<void> {
  for (const { _id } of await findPairedBy(context.db, administratorId, context.at)) {
    const display = await getDisplay(tx, _id);
    if (display?.byId === administratorId) await endShownDisplay(tx, context, display, actor);
  }
}
