import { institutionSetDelegate } from '../../../../contract/calls/person/institution';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { getInstitution, saveInstitution } from '../../../data/accounts';
import type { Institution } from '../../../data/documents';
import { tell } from '../../../data/messages';
import { sealedInstitution } from '../../../guard/role-seal';
import { delegationChanged } from '../../../message/activity-events';
import { logHospitalAct, ownedHospital } from './hospital-act';

/** The centre gives a hospital the review of other institutions' group activities (M21), or takes it back. */
export const setDelegate = defineProcedure(institutionSetDelegate, async (context, { institutionId, delegate }) => {
  const { at, caller } = context;
  return runIdempotent(context, institutionSetDelegate, async (tx) => {
    const before = await ownedHospital(context, await getInstitution(tx, institutionId));
    if ((before.reviewsActivities !== undefined) === delegate) return {};
    if (delegate && before.suspended)
      return context.refuse('institutionSuspended', { reason: before.suspended.reason });
    const { reviewsActivities, ...rest } = before;
    const after: Institution = delegate ? { ...rest, reviewsActivities: { at, by: caller.session.name } } : rest;
    await saveInstitution(tx, sealedInstitution(context, after));
    await tell(tx, context, delegationChanged({ institutionId, at, delegate }));
    await logHospitalAct(tx, context, before, {
      action: delegate ? 'institution.delegated' : 'institution.delegationEnded',
      subject: `account:${before.account}`,
      before: { reviewsActivities: reviewsActivities ?? null },
      after: { reviewsActivities: after.reviewsActivities ?? null },
    });
    return {};
  });
});
