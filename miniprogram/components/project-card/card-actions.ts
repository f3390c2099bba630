import { open } from '../../page/navigate';
import { routes } from '../../page/routes';
import { call } from '../../services/call';
import type { CardAction } from './card.view';

/**
 * Opens what a card offers.
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
      return open(routes.projectForm, { projectId });
    case 'courses':
      return open(routes.courses, { projectId });
    case 'batches':
      return open(routes.courses, { projectId, part: 'batches' });
    case 'attendance':
      return open(routes.attendance, { projectId });
    case 'evaluation':
      return open(routes.evaluationForm, { projectId });
    case 'exam':
      return openExam(projectId);
    case 'materials':
      return open(routes.materials, { roundId });
    case 'grant':
      return open(routes.grantCourses, { projectId });
  }
}

/**
 * Opens the exam, which is one batch's: where there are several, the project's own page shows them all.
 * @throws {CallFailure} when the batches could not be loaded
 */
async function openExam(projectId: string): Promise<void> {
  const { batches } = await call('project.get', { projectId });
  const [only] = batches;
  if (only !== undefined && batches.length === 1) await open(routes.examPaper, { projectId, batchId: only.batchId });
  else await open(routes.project, { projectId });
}
