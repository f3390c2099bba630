import { noticeFollow, noticeFollowing } from '../../../../contract/calls/project/notice';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { isFollowing, setFollowing } from '../../../data/audience';
import { findPublicProject } from '../../../data/projects';

export const follow = defineProcedure(noticeFollow, (context, { projectId, following }) =>
  runIdempotent(context, noticeFollow, async (tx) => {
    await findPublicProject(tx, projectId);
    await setFollowing(tx, { projectId, personId: context.caller.person._id, following, at: context.at });
    return { following };
  }),
);

export const following = defineProcedure(noticeFollowing, async ({ db, caller }, { projectId }) => ({
  following: await isFollowing(db, { projectId, personId: caller.person._id }),
}));
