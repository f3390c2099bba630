import { examStudyGet } from '../../../../contract/calls/exam/exam-study';
import { usualLimits } from '../../../../domain/exam/suspicion';
import { defineProcedure } from '../../../call/procedure';
import { getStudy, openFlagsOf, upheldFlagsOf } from '../../../data/exam-studies';
import { begunOf, passedOf } from '../../../data/exams';
import { ownPaper } from '../own-batch';

export const get = defineProcedure(examStudyGet, async ({ db, caller }, which) => {
  const { institutionId } = caller.session;
  const { project } = await ownPaper(db, which, { institutionId });
  const [study, counts] = await Promise.all([
    getStudy(db, which),
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
    ...counts,
    studiedAt: study?.studiedAt ?? null,
    attempts: study?.attempts ?? 0,
    limits: study?.limits ?? usualLimits,
  };
});
