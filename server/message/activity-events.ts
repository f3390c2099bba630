import type { GroupActivity, Review } from '../data/documents';
import type { Event } from '../data/messages';

/** The centre is told what came in; once for each time it was handed in. */
export const activityHandedIn = (
  { _id: activityId, title, institutionName, timesSubmitted }: GroupActivity,
  centre: string,
): Event<'activitySubmitted'> => ({
  to: { institution: centre },
  kind: 'activitySubmitted',
  key: `${activityId}-${timesSubmitted}`,
  facts: { activityId, title, institutionName },
});

/** The institution is told what the centre decided; the people hear of their credits once those are effective. */
export function activityDecided(
  { _id: activityId, institutionId: institution, title, people }: GroupActivity,
  { decision, reason, at }: Review,
): Event<'activityApproved' | 'activityReturned'> {
  const to = { institution };
  const key = `${activityId}-${at}`;
  return decision === 'approve'
    ? { to, kind: 'activityApproved', key, facts: { activityId, title, people } }
    : { to, kind: 'activityReturned', key, facts: { activityId, title, reason } };
}

/** A hospital is told that it reviews group activities for the centre from now on, or not any more. */
export const delegationChanged = ({
  institutionId,
  at,
  delegate,
}: {
  institutionId: string;
  at: number;
  delegate: boolean;
}): Event<'activityDelegated' | 'activityDelegationEnded'> => ({
  to: { institution: institutionId },
  kind: delegate ? 'activityDelegated' : 'activityDelegationEnded',
  key: at,
  facts: {},
});
