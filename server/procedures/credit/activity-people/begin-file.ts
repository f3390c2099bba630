import { activityPeopleBeginFile } from '../../../../contract/calls/credit/activity-people';
import { defineProcedure } from '../../../call/procedure';
import { addImport } from '../../../data/activity-imports';
import { logProjectAct } from '../../../data/audit/office-log';
import type { ActivityImport } from '../../../data/documents';
import { findOwnActivity, saveActivity } from '../../../data/group-activities';
import { addImportJob, importJobId } from '../../../data/jobs';
import { attachOnce } from '../../../files/attach-upload';
import { importIdOf, newImport, tableFacts } from '../../../files/table/table-upload';
import { loggedOf } from '../../../jobs/log-import';
import { wake } from '../../../jobs/wake';
import { findEditable } from './editable';

/** Keeps a file of people who attended and puts its reading on the list. An activity has one under way at a time. */
export const beginFile = defineProcedure(activityPeopleBeginFile, async (context, { activityId, file }) => {
  const { institutionId } = context.caller.session;
  const importId = importIdOf(context, activityId);
  // Nothing is taken in while a file waits; the transaction asks again.
  const open = (await findOwnActivity(context.db, { activityId, institutionId })).openImportId ?? importId;
  if (open !== importId) return context.refuse('importOpen');
  const look = (content: Buffer) => tableFacts(context, content);
  const begun = await attachOnce(
    context,
    activityPeopleBeginFile,
    { file, purpose: 'attendees', look },
    async (tx, stored) => {
      const activity = await findEditable(tx, context, activityId);
      if (activity.openImportId !== null) return context.refuse('importOpen');
      const one: ActivityImport = { ...newImport(context, importId, stored), activityId };
      await addImport(tx, one);
      await saveActivity(tx, { ...activity, openImportId: importId });
      await addImportJob(tx, 'readAttendees', { importId, createdAt: context.at });
      await logProjectAct(tx, context, {
        project: { projectId: activityId, institutionId },
        action: 'groupActivity.fileBegun',
        subject: `groupActivity:${activityId}`,
        before: null,
        after: loggedOf(one),
        files: [one.digest],
      });
      return { importId };
    },
  );
  await wake(context, importJobId('readAttendees', begun.importId));
  return begun;
});
