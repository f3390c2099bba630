import type { OutputOf } from '../../../../contract';
import { idOf } from '../../../../domain/kernel/id';
import type { Project } from '../../../data/documents';
import type { RoundOf } from './year';

type Shown = Pick<OutputOf<'ledger.mine'>, 'waiting' | 'ended'>;

/**
 * Holdings the person checked in to whose credit is still open, the latest first; and those that were closed without a word about them. What decides is whether a round has dealt
 * with the person, not whether the batch was granted: somebody left for a later round goes on waiting.
 */
export function holdingsWaiting({
  attended,
  projects,
  dealtWith,
  rounds,
}: {
  /** Newest first, each as often as the person checked in. */
  attended: readonly { projectId: string; batchId: string }[];
  /** Those of `attended`. */
  projects: ReadonlyMap<string, Pick<Project, '_id' | 'title' | 'institutionName' | 'state' | 'batches' | 'ended'>>;
  /** What gave the person an entry, or said why not. */
  dealtWith: readonly { projectId: string; roundId: string }[];
  /** Theirs. */
  rounds: ReadonlyMap<string, RoundOf>;
}): Shown {
  const over = new Set(dealtWith.map(({ projectId, roundId }) => idOf(projectId, rounds.get(roundId)?.batchId ?? '')));
  const open = new Map<string, { projectId: string; batchId: string }>();
  for (const { projectId, batchId } of attended) {
    const key = idOf(projectId, batchId);
    if (!over.has(key)) open.set(key, { projectId, batchId });
  }
  const waiting: Shown['waiting'] = [];
  const ended: Shown['ended'] = [];
  for (const { projectId, batchId } of open.values()) {
    const project = projects.get(projectId);
    const batch = project?.batches.find((each) => each.batchId === batchId);
    // Nothing is to be expected of a cancelled holding.
    if (!project || !batch || project.state === 'cancelled') continue;
    const { title, institutionName } = project;
    const shown = { projectId, title, lastDay: batch.end };
    if (project.state === 'closed') ended.push({ ...shown, institutionName, reason: project.ended?.reason ?? '' });
    else waiting.push(shown);
  }
  return { waiting, ended };
}
