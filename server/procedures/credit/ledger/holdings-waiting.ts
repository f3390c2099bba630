import type { OutputOf } from '../../../../contract';
import { idOf } from '../../../../domain/kernel/id';
import { instantOf } from '../../../../domain/kernel/time';
import type { Database } from '../../../data/database';
import type { GrantRound } from '../../../data/documents';
import { getProjects } from '../../../data/projects';
import { readRecords } from '../../../data/record-reader';

/**
 * Holdings of a year the person checked in to whose credit is still open, the latest first. What decides is whether a
 * round has dealt with the person, not whether the batch was granted: somebody left for a later round goes on waiting.
 *
 * @param dealtWith the rounds that gave the person an entry or said why not
 */
export async function holdingsWaiting(
  db: Database,
  { personId, year, dealtWith }: { personId: string; year: number; dealtWith: readonly GrantRound[] },
): Promise<OutputOf<'ledger.mine'>['waiting']> {
  const over = new Set(dealtWith.map(({ projectId, batchId }) => idOf(projectId, batchId)));
  const open = new Map<string, { projectId: string; batchId: string }>();
  const span = { from: instantOf(`${year}-01-01`), until: instantOf(`${year + 1}-01-01`) };
  for await (const { projectId, batchId } of readRecords(db, { personId }, span)) {
    const key = idOf(projectId, batchId);
    if (!over.has(key)) open.set(key, { projectId, batchId });
  }
  const projects = await getProjects(
    db,
    [...open.values()].map(({ projectId }) => projectId),
  );
  return [...open.values()].flatMap(({ projectId, batchId }) => {
    const project = projects.get(projectId);
    const batch = project?.batches.find((each) => each.batchId === batchId);
    // Nothing is to be expected of a cancelled holding.
    if (!project || !batch || project.state === 'cancelled') return [];
    return [{ projectId, title: project.title, lastDay: batch.end }];
  });
}
