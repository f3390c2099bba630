import type { OfficeContext } from '../../../data/audit/office-log';
import type { GroupActivity } from '../../../data/documents';
import { findOwnActivity, findSubmittedActivity } from '../../../data/group-activities';

/** The activity as the caller may see it: their institution's, or for the centre one that was handed in. */
export const activityOfCaller = ({ caller, db }: OfficeContext, activityId: string): Promise<GroupActivity> =>
  caller.kind === 'reviewer'
    ? findSubmittedActivity(db, activityId)
    : findOwnActivity(db, { activityId, institutionId: caller.session.institutionId });
