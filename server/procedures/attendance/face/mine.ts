import { faceMine } from '../../../../contract/calls/attendance/face';
import { getEnrolment } from '../../../data/faces';
import { defineProcedure } from '../../../call/procedure';

/** Whether the caller has enrolled their face (D5). */
export const myFace = defineProcedure(faceMine, async ({ db, caller }) => ({
  enrolledAt: (await getEnrolment(db, caller.person._id))?.at ?? null,
}));
