import { faceMine } from '../../../../contract/calls/attendance/face';
import { getEnrolment } from '../../../data/faces';
import { openEnrolled } from '../../../guard/face-seal';
import { defineProcedure } from '../../../call/procedure';

/** Whether the caller has enrolled their face (D5). One whose key was lost is none: they enrol anew. */
export const myFace = defineProcedure(faceMine, async (context) => {
  const { _id: personId } = context.caller.person;
  const enrolment = await getEnrolment(context.db, personId);
  const opens = enrolment !== undefined && openEnrolled(context, personId, enrolment.sealed) !== undefined;
  return { enrolledAt: opens ? enrolment.at : null };
});
