import { faceWaiting } from '../../../../contract/calls/attendance/face';
import { listFaceChecks } from '../../../data/faces';
import { batchOf, findOwnProject } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';

/** Who waits for a person's look (D5d), without any picture. */
export const waitingFaces = defineProcedure(faceWaiting, async ({ db, caller }, { projectId, batchId, ...request }) => {
  const { institutionId } = caller.session;
  batchOf(await findOwnProject(db, { projectId, institutionId }), batchId);
  const { rows, nextCursor } = await listFaceChecks(db, { institutionId, projectId, batchId }, request);
  return {
    rows: rows.map((check) => ({
      checkId: check._id,
      name: check.name,
      institutionName: check.institutionName,
      departmentName: check.departmentName,
      placeName: check.placeName,
      evidenceAt: check.evidenceAt,
      enrolledAt: check.enrolledAt,
    })),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
});
