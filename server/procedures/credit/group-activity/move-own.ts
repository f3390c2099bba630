import type { ActivityState } from '../../../../domain/credit/group-activity';
import type { Step } from '../../../../domain/kernel/step';
import type { Caller, Context } from '../../../call/context';
import type { Refusing } from '../../../call/refusal';
import { logProjectAct } from '../../../data/audit/office-log';
import type { Transaction } from '../../../data/database';
import type { GroupActivity } from '../../../data/documents';
import { findOwnActivity, saveActivity } from '../../../data/group-activities';

/** Moves an activity of the caller's own institution to another state, and logs it. */
export async function moveOwn<Reason extends 'wrongState' | 'peopleGathering'>(
  tx: Transaction,
  context: Context<Extract<Caller, { kind: 'administrator' }>> & Refusing<Reason>,
  {
    activityId,
    action,
    decide,
  }: { activityId: string; action: string; decide: (activity: GroupActivity) => Step<ActivityState, Reason> },
): Promise<{ state: ActivityState }> {
  const { institutionId } = context.caller.session;
  const before = await findOwnActivity(tx, { activityId, institutionId });
  const step = decide(before);
  if (step.kind === 'refuse') return context.refuse(step.reason, { state: before.state });
  const after: GroupActivity = { ...before, state: step.to };
  await saveActivity(tx, after);
  await logProjectAct(tx, context, {
    project: { projectId: activityId, institutionId },
    action,
    subject: `groupActivity:${activityId}`,
    before,
    after,
  });
  return { state: step.to };
}
