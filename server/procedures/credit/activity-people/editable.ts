import { canEditActivity } from '../../../../domain/credit/group-activity';
import type { Caller, Context } from '../../../call/context';
import type { Refusing } from '../../../call/refusal';
import type { Reader } from '../../../data/database';
import type { GroupActivity } from '../../../data/documents';
import { findOwnActivity } from '../../../data/group-activities';

export type PeopleContext = Context<Extract<Caller, { kind: 'administrator' }>> &
  Refusing<'wrongState' | 'peopleGathering'>;

/**
 * An activity of the caller's own institution whose list may be changed now: nobody reviews it, and no work is writing it.
 * @throws Refusal `notFound`, `wrongState`, `peopleGathering`
 */
export async function findEditable(db: Reader, context: PeopleContext, activityId: string): Promise<GroupActivity> {
  const { institutionId } = context.caller.session;
  const activity = await findOwnActivity(db, { activityId, institutionId });
  if (!canEditActivity(activity.state)) return context.refuse('wrongState', { state: activity.state });
  return activity.gathering === null ? activity : context.refuse('peopleGathering');
}
