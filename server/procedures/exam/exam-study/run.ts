import { examStudyRun } from '../../../../contract/calls/exam/exam-study';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { freshStudy, getStudy, saveStudy } from '../../../data/exam-studies';
import { paperIdOf } from '../../../data/exams';
import { examJobId, openExamJob } from '../../../data/jobs';
import { wake } from '../../../jobs/wake';
import { ownPaper } from '../own-batch';

/** Not an act of state: nothing is decided by it, so the log does not have it. */
export const run = defineProcedure(examStudyRun, async (context, which) => {
  const { db, at } = context;
  const { institutionId } = context.caller.session;
  await ownPaper(db, which, { institutionId });
  await runIdempotent(context, examStudyRun, async (tx) => {
    if (!(await getStudy(tx, which))) await saveStudy(tx, freshStudy(which, institutionId));
    await openExamJob(tx, 'studyExam', { paperId: paperIdOf(which), createdAt: at });
    return {};
  });
  await wake(context, examJobId('studyExam', paperIdOf(which)));
  return {};
});
