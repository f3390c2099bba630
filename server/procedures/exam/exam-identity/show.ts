import { examIdentityShow } from '../../../../contract/calls/exam/exam-identity';
import { compareWithEnrolled } from '../../../attendance/face-photo';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { countFace, noteIdentity } from '../../../data/exam-identities';
import { getEnrolment, noteUsed } from '../../../data/faces';
import { ownExam, standingRefusals } from '../exam/standing';

/** A face for an exam. Nothing of the picture stays: not even where it was not clear, for then the attempt says so, and a person asks. */
export const showExamIdentity = defineProcedure(examIdentityShow, async (context, { photo, ...which }) => {
  const { db, at, caller } = context;
  const { person } = caller;
  const earlier = await earlierAnswer(context, examIdentityShow);
  if (earlier) return earlier;
  const { exam } = await ownExam(db, which, person, at);
  if (exam?.paper.plan.identity !== true) return refuse('notFound');
  const { standing } = exam;
  if (standing !== 'ready' && standing !== 'running') return context.refuse(standingRefusals[standing]);
  const enrolment = (await getEnrolment(db, person._id)) ?? context.refuse('faceNotEnrolled');
  const countTry = () => countFace(db, which, person._id);
  const { verdict: shown } = await compareWithEnrolled(context, { enrolment, photo, countTry });
  // The consent may have been withdrawn while the pictures were compared: then nothing is made of them.
  if ((await getEnrolment(db, person._id))?.at !== enrolment.at) return context.refuse('faceNotEnrolled');
  await noteUsed(db, person._id, at);
  return runIdempotent(context, examIdentityShow, async (tx) => {
    await noteIdentity(tx, which, person._id, { change: { face: { at, shown } }, by: shown, at });
    return { unclear: shown === 'grey' };
  });
});
