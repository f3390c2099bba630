import { canEditActivity } from '../../../../domain/credit/group-activity';
import type { Caller, Context } from '../../../call/context';
import type { Refusing } from '../../../call/refusal';
import { logProjectAct } from '../../../data/audit/office-log';
import type { Transaction } from '../../../data/database';
import type { GroupActivity } from '../../../data/documents';
import { findOwnActivity, saveActivity } from '../../../data/group-activities';
import { filesOfActivity, moveUses } from '../../../data/kept-files';
import { digestsOf } from '../../../files/attach-upload';

/** Changes the files of an activity of the caller's own institution while it may be changed, and logs who did. */
export async function changeFiles(
  tx: Transaction,
  context: Context<Extract<Caller, { kind: 'administrator' }>> & Refusing<'wrongState'>,
  activityId: string,
  change: (files: GroupActivity['files']) => GroupActivity['files'],
): Promise<{ files: number }> {
  const { institutionId } = context.caller.session;
  const before = await findOwnActivity(tx, { activityId, institutionId });
  if (!canEditActivity(before.state)) return context.refuse('wrongState', { state: before.state });
  const files = change(before.files);
  const isSame = JSON.stringify(files) === JSON.stringify(before.files);
  // A file that is not there is removed already.
  if (isSame) return { files: files.length };
  const after: GroupActivity = { ...before, files, revision: before.revision + 1 };
  await saveActivity(tx, after);
  await moveUses(tx, { before: filesOfActivity(before), after: filesOfActivity(after), now: context.at });
  await logProjectAct(tx, context, {
    project: { projectId: activityId, institutionId },
    action: 'groupActivity.filesChanged',
    subject: `groupActivity:${activityId}`,
    before: before.files,
    after: files,
    files: digestsOf(files),
  });
  return { files: files.length };
}
