import { attendanceConfirmLate } from '../../../../contract/calls/attendance/attendance';
import { confirmRecords, findUnconfirmedLate } from '../../../data/attendance';
import { tell } from '../../../data/messages';
import { batchOf, findOwnProject } from '../../../data/projects';
import { lateConfirmed } from '../../../message/project-events';
import { addToProgress, earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';

/** Records a transaction takes: with a message for each of their people, well below the hundred documents it may touch. */
const SLICE = 40;

/**
 * Confirms late records, so that they count (rules: "Weak network"). Each slice is confirmed and logged in one
 * transaction: broken off, the repeat goes on with those that are left.
 */
export const confirmLate = defineProcedure(attendanceConfirmLate, async (context, input) => {
  const { db, caller } = context;
  const { projectId, batchId } = input;
  const { institutionId } = caller.session;
  const earlier = await earlierAnswer(context, attendanceConfirmLate);
  if (earlier) return earlier;
  const project = await findOwnProject(db, { projectId, institutionId });
  batchOf(project, batchId);
  const batch = { institutionId, projectId, batchId };
  const only = input.records === 'all' ? {} : { recordIds: input.records };
  for (;;) {
    const found = await findUnconfirmedLate(db, batch, { ...only, limit: SLICE });
    if (found.length === 0) break;
    await db.transaction(async (tx) => {
      // Again, in the transaction: a colleague, or this command come twice, may have been faster.
      const confirmed = await confirmRecords(tx, found);
      const recordIds = confirmed.map(({ _id }) => _id);
      if (recordIds.length === 0) return;
      for (const event of lateConfirmed(project, confirmed)) await tell(tx, context, event);
      await logProjectAct(tx, context, {
        project: { projectId, institutionId },
        action: 'attendance.lateConfirmed',
        subject: `batch:${batchId}`,
        before: { recordIds, confirmed: false },
        after: { recordIds, confirmed: true },
      });
      await addToProgress(tx, context, attendanceConfirmLate.name, recordIds.length);
    });
  }
  return runIdempotent(context, attendanceConfirmLate, async (tx) => ({
    confirmed: await addToProgress(tx, context, attendanceConfirmLate.name, 0),
  }));
});
