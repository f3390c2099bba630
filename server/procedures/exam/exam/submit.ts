import { examSubmit } from '../../../../contract/calls/exam/exam';
import { defineProcedure } from '../../../call/procedure';
import { grade } from '../../../data/exam-grading';
import { ownAttempt } from './attempt';

/** Hands an attempt in. Graded once: a repeat finds it graded and changes nothing. */
export const submit = defineProcedure(examSubmit, async (context, { attemptId }) => {
  const { db, caller, at } = context;
  await ownAttempt(db, attemptId, caller.person._id);
  await grade(context, attemptId, at);
  return {};
});
