import { faceWithdraw } from '../../../../contract/calls/attendance/face';
import { removeFaces } from '../../../data/faces';
import { defineProcedure } from '../../../call/procedure';

/** 撤回同意 (D5): gone at once, and with it what waits for an administrator. Records that were made stay. */
export const withdrawFace = defineProcedure(faceWithdraw, async ({ db, caller }) => ({
  removed: await removeFaces(db, caller.person._id),
}));
