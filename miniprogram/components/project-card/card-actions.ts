import { isBatchPast } from '../../../domain/credit/project-step';
import { call } from '../../services/call';
import { serverNow } from '../../services/server-clock';
import type { CardAction } from './card.view';
import { open } from '../../services/navigate';

/**
 * Opens what a card offers. The analysis is one batch's: with one batch that is over it opens at once, otherwise the
 * project's own page shows them all.
 * @throws {CallFailure} when the batches could not be loaded
 */
export async function actOnCard({
  action,
  projectId,
  roundId,
}: {
  action: CardAction;
  projectId: string;
  roundId: string;
}): Promise<void> {
  switch (action) {
    case 'resume':
      return open('project-form', { projectId });
    case 'courses':
      return open('courses', { projectId });
    case 'batches':
      return open('courses', { projectId, part: 'batches' });
    case 'attendance':
      return open('attendance', { projectId });
    case 'materials':
      return open('materials', { roundId });
    case 'grant':
      return openAnalysis(projectId);
  }
}

export async function openAnalysis(projectId: string): Promise<void> {
  const { batches } = await call('project.get', { projectId });
  const over = batches.filter((batch) => isBatchPast(batch, serverNow()));
  const [only] = over;
  if (only !== undefined && over.length === 1) open('analysis', { projectId, batchId: only.batchId });
  else open('project', { projectId });
}
