import { examEarlier } from '../../../../contract/calls/exam/exam';
import { defineProcedure } from '../../../call/procedure';
import { listPapers } from '../../../data/exam-studies';

/** Papers of the caller's own institution, to copy. What was saved before papers were kept for that is left out. */
export const earlier = defineProcedure(examEarlier, async ({ db, caller }, { search, ...request }) => {
  const { institutionId } = caller.session;
  const { rows, ...rest } = await listPapers(db, { institutionId, search, request });
  return {
    rows: rows.flatMap(({ projectId, batchId, paper, savedAt = 0 }) =>
      paper
        ? [{ projectId, batchId, title: paper.title, projectNumber: paper.projectNumber, savedAt, plan: paper.plan }]
        : [],
    ),
    ...rest,
  };
});
