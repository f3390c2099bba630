import { noticeFollow, noticeFollowing } from '../../../../contract/calls/project/notice';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { isFollowing, setFollowing } from '../../../data/audience';
import { getEnrolment } from '../../../data/enrolments';
import { findPublicProject } from '../../../data/projects';

export const follow = defineProcedure(noticeFollow, (context, { projectId, following }) =>
  runIdempotent(context, noticeFollow, async (tx) => {
    await findPublicProject(tx, projectId);
    const key = { projectId, personId: context.caller.person._id };
    // Whoever is expected has to hear of what changes.
    if (!following && (await getEnrolment(tx, key))) return context.refuse('enrolledFollows');
    await setFollowing(tx, { ...key, following, at: context.at });
    return { following };
  }),
);

export const following = defineProcedure(noticeFollowing, async ({ db, caller }, { projectId }) => {
  const key = { projectId, personId: caller.person._id };
  const [isFollowed, enrolment] = await Promise.all([isFollowing(db, key), getEnrolment(db, key)]);
  return {
    following: isFollowed,
    ...(enrolment ? { enrolment: { batchId: enrolment.batchId, mayCall: enrolment.phoneCipher !== undefined } } : {}),
  };
});
