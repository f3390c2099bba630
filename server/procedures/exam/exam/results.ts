import { examResults } from '../../../../contract/calls/exam/exam';
import { takesAnswers } from '../../../../domain/exam/attempt';
import { defineProcedure } from '../../../call/procedure';
import { listResults } from '../../../data/exams';
import { batchOf, findOwnProject } from '../../../data/projects';

/** Who has begun the exam of a batch of the caller's own institution. */
export const results = defineProcedure(examResults, async ({ db, caller, at }, { projectId, batchId, ...asked }) => {
  const project = await findOwnProject(db, { projectId, institutionId: caller.session.institutionId });
  batchOf(project, batchId);
  const { passed, search, ...request } = asked;
  const { rows, ...rest } = await listResults(db, {
    batch: { projectId, batchId },
    search,
    request,
    passed,
  });
  return {
    rows: rows.map(({ personId, who, attempts, bestTenths, passed: hasPassed, running }) => ({
      personId,
      name: who.name,
      personNumber: who.personNumber,
      institutionName: who.institutionName,
      departmentName: who.departmentName,
      attempts,
      bestTenths: bestTenths < 0 ? null : bestTenths,
      passed: hasPassed,
      running: running !== null && takesAnswers(at, running),
    })),
    ...rest,
  };
});
