import { examStudyGet } from '../../../../contract/calls/exam/exam-study';
import { usualLimits } from '../../../../domain/exam/suspicion';
import { defineProcedure } from '../../../call/procedure';
import { getStudy, openFlagsOf, upheldFlagsOf } from '../../../data/exam-studies';
import { begunOf, paperIdOf, passedOf } from '../../../data/exams';
import { examJobId, isJobOpen } from '../../../data/jobs';
import { ownPaper } from '../own-batch';

export const get = defineProcedure(examStudyGet, async ({ db, caller }, which) => {
  const { institutionId } = caller.session;
  const { project, paper } = await ownPaper(db, which, { institutionId });
  const [study, running, counts] = await Promise.all([
    getStudy(db, which),
    isJobOpen(db, examJobId('studyExam', paperIdOf(which))),
    db.together(
      { collection: 'institutions', id: institutionId },
      {
        begun: begunOf(which),
        passed: passedOf(which),
        openFlags: openFlagsOf(which),
        upheldFlags: upheldFlagsOf(which),
      },
    ),
  ]);
  return {
    title: project.title,
    identity: paper.plan.identity === true,
    ...counts,
    running,
    studiedAt: study?.studiedAt ?? null,
    attempts: study?.attempts ?? 0,
    limits: study?.limits ?? usualLimits,
  };
});
