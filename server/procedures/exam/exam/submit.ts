import { examSubmit } from '../../../../contract/calls/exam/exam';
import { defineProcedure } from '../../../call/procedure';
import { gradeOnce } from '../../../data/exams';
import { ownAttempt } from './attempt';

/** Hands an attempt in. Graded once: a repeat finds it graded and changes nothing. */
export const submit = defineProcedure(examSubmit, async ({ db, caller, at }, { attemptId }) => {
  await ownAttempt(db, attemptId, caller.person._id);
  await db.transaction((tx) => gradeOnce(tx, attemptId, at));
  return {};
});
