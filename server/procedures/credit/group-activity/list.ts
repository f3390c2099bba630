import { groupActivityList } from '../../../../contract/calls/credit/group-activity';
import { waitingDays } from '../../../../domain/kernel/time';
import { defineProcedure } from '../../../call/procedure';
import type { GroupActivity } from '../../../data/documents';
import { listActivitiesIn, listOwnActivities } from '../../../data/group-activities';

/** 集体活动 of the caller's institution; for the centre what was handed in, by its state. */
export const list = defineProcedure(groupActivityList, async ({ db, caller, at }, { cursor, limit, ...filter }) => {
  const request = { cursor, limit };
  const { institutionId } = caller.session;
  const page = await (caller.kind === 'reviewer'
    ? listActivitiesIn(db, { ...filter, state: filter.state ?? 'submitted' }, request)
    : listOwnActivities(db, { ...filter, institutionId }, request));
  return { ...page, rows: page.rows.map((activity) => rowOf(activity, at)) };
});

function rowOf(activity: GroupActivity, now: number) {
  const { _id: activityId, institutionName, title, kind, begin, end, creditHundredths, people, state } = activity;
  const { submittedAt, reviews } = activity;
  return {
    ...{ activityId, institutionName, title, kind, begin, end, creditHundredths, people, state, submittedAt },
    waitingDays: state === 'submitted' ? waitingDays(submittedAt, now) : 0,
    returnedFor: state === 'returned' ? (reviews.at(-1)?.reason ?? '') : '',
  };
}
