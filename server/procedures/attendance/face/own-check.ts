import { getFaceCheck } from '../../../data/faces';
import type { FaceCheck } from '../../../data/documents';
import type { OfficeContext } from '../../../data/audit/office-log';
import { batchOf, findOwnProject } from '../../../data/projects';

/** What waits under this id in a batch of the caller's institution; undefined once it was decided, or its person withdrew. */
export async function ownCheck(
  { db, caller }: OfficeContext,
  { projectId, batchId, checkId }: { projectId: string; batchId: string; checkId: string },
): Promise<FaceCheck | undefined> {
  const { institutionId } = caller.session;
  batchOf(await findOwnProject(db, { projectId, institutionId }), batchId);
  const check = await getFaceCheck(db, checkId);
  const isOwn = check?.institutionId === institutionId && check.projectId === projectId && check.batchId === batchId;
  return isOwn ? check : undefined;
}
