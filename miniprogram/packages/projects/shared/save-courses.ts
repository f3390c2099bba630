import type { OutputOf } from '../../../../contract/index';
import type { Send } from '../../../page/actions';
import { leave } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { guardUnsaved } from '../../../services/passing';
import { sendCourses, type Content } from './content';
import { loadNewest, type SharedForm } from './stale';

type Project = OutputOf<'project.get'>;

/**
 * Saves changed courses or batches into the project as it was loaded and goes back. When somebody else was quicker,
 * the page loads the newest version, see {@link loadNewest}.
 * @throws {CallFailure} any other refusal
 */
export async function saveCourses(
  send: Send,
  page: SharedForm & { params: Content },
  { revision, courses, batches }: Project,
  change: Partial<Pick<Project, 'courses' | 'batches'>>,
): Promise<void> {
  try {
    await sendCourses(send, page.params, { revision, courses, batches, ...change });
  } catch (error) {
    return loadNewest(page, error);
  }
  guardUnsaved(false);
  await leave(routes.adminHome);
}
