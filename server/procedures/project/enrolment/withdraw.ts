import { enrolmentWithdraw } from '../../../../contract/calls/project/enrolment';
import { dayOf } from '../../../../domain/kernel/time';
import { getEnrolment, removeEnrolment } from '../../../data/enrolments';
import { isFollowing } from '../../../data/audience';
import { findPublicProject } from '../../../data/projects';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';

/** Gives the place back, until the meeting is over: then the list says who had come. The caller goes on following. */
export const withdraw = defineProcedure(enrolmentWithdraw, (context, { projectId }) =>
  runIdempotent(context, enrolmentWithdraw, async (tx) => {
    const key = { projectId, personId: context.caller.person._id };
    const { lastDay } = await findPublicProject(tx, projectId);
    if (lastDay !== null && lastDay < dayOf(context.at)) return context.refuse('enrolmentClosed');
    if (await getEnrolment(tx, key)) await removeEnrolment(tx, key);
    return { following: await isFollowing(tx, key) };
  }),
);
