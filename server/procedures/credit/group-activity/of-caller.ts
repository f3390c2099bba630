import { roleOf } from '../../../../domain/person/institution-role';
import { refuse } from '../../../call/refusal';
import type { OfficeContext } from '../../../data/audit/office-log';
import type { GroupActivity } from '../../../data/documents';
import { findSubmittedActivity, getActivity } from '../../../data/group-activities';
import { isActivityDelegate } from '../../../guard/role-seal';

/** Whether the caller reviews group activities of other institutions for the centre. */
export const isDelegateHere = async (context: OfficeContext): Promise<boolean> =>
  context.caller.kind === 'administrator' &&
  roleOf(context.caller.session) === 'all' &&
  (await isActivityDelegate(context, context.caller.session));

/**
 * The activity as the caller may see it: their institution's; for the centre and its delegate one that was handed in.
 * @throws Refusal `notFound`
 */
export async function activityOfCaller(context: OfficeContext, activityId: string): Promise<GroupActivity> {
  const { caller, db } = context;
  if (caller.kind === 'reviewer') return findSubmittedActivity(db, activityId);
  const activity = await getActivity(db, activityId);
  if (activity?.institutionId === caller.session.institutionId) return activity;
  const isShown = activity !== undefined && activity.timesSubmitted > 0 && (await isDelegateHere(context));
  return isShown ? activity : refuse('notFound');
}
