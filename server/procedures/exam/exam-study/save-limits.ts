import { examStudySaveLimits } from '../../../../contract/calls/exam/exam-study';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { logProjectAct } from '../../../data/audit/office-log';
import { freshStudy, getStudy, saveStudy } from '../../../data/exam-studies';
import { paperIdOf } from '../../../data/exams';
import { examJobId, openExamJob } from '../../../data/jobs';
import { wake } from '../../../jobs/wake';
import { ownPaper } from '../own-batch';

/** What is pointed out by the new limits is seen at once; what was judged stays judged. */
export const saveLimits = defineProcedure(examStudySaveLimits, async (context, { limits, ...which }) => {
  const { institutionId } = context.caller.session;
  await ownPaper(context.db, which, { institutionId });
  await runIdempotent(context, examStudySaveLimits, async (tx) => {
    const before = (await getStudy(tx, which)) ?? freshStudy(which, institutionId);
    await saveStudy(tx, { ...before, limits });
    await openExamJob(tx, 'studyExam', { paperId: paperIdOf(which), createdAt: context.at });
    await logProjectAct(tx, context, {
      project: { projectId: which.projectId, institutionId },
      action: 'exam.limitsSaved',
      subject: `examPaper:${paperIdOf(which)}`,
      before: before.limits,
      after: limits,
    });
    return {};
  });
  await wake(context, examJobId('studyExam', paperIdOf(which)));
  return {};
});
