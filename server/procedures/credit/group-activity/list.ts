import { groupActivityList } from '../../../../contract/calls/credit/group-activity';
import { waitingDays } from '../../../../domain/kernel/time';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import type { GroupActivity } from '../../../data/documents';
import { listActivitiesIn, listOwnActivities } from '../../../data/group-activities';
import { isDelegateHere } from './of-caller';

/** 集体活动 of the caller's institution; for the centre, and for its delegate where asked, what was handed in, by its state. */
export const list = defineProcedure(
  groupActivityList,
  async (context, { cursor, limit, toReview = false, ...filter }) => {
    const { db, caller, at } = context;
    const request = { cursor, limit };
    const { institutionId } = caller.session;
    const isFirst = caller.kind === 'administrator' && (toReview || cursor === undefined);
    const mayReview = isFirst && (await isDelegateHere(context));
    if (toReview && caller.kind === 'administrator' && !mayReview) return refuse('forbidden');
    const page = await (caller.kind === 'reviewer' || toReview
      ? listActivitiesIn(
          db,
          {
            ...filter,
            state: filter.state ?? 'submitted',
            // A delegate decides on nothing of their own institution.
            ...(caller.kind === 'administrator' ? { notOf: institutionId } : {}),
          },
          request,
        )
      : listOwnActivities(db, { ...filter, institutionId }, request));
    return {
      ...page,
      rows: page.rows.map((activity) => rowOf(activity, at)),
      ...(mayReview && !toReview ? { mayReview } : {}),
    };
  },
);

function rowOf(activity: GroupActivity, now: number) {
  const { _id: activityId, institutionName, title, kind, begin, end, creditHundredths, people, state } = activity;
  const { submittedAt, reviews } = activity;
  return {
    ...{ activityId, institutionName, title, kind, begin, end, creditHundredths, people, state, submittedAt },
    waitingDays: state === 'submitted' ? waitingDays(submittedAt, now) : 0,
    returnedFor: state === 'returned' ? (reviews.at(-1)?.reason ?? '') : '',
  };
}
