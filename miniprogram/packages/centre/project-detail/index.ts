import type { HistoryStep } from '../../../components/review-history/history';
import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import { titleBar } from '../../../services/passing';
import { partTitles, reviewHistory, sectionsOf, type Section } from './index.view';

/** One part of a project in full, behind the rows of C2: the form with its batches, the courses, or the reviews. */
export const page = definePage(routes.centreProjectDetail, {
  access: 'administrator',
  data: { title: '', sections: [] as Section[], history: [] as HistoryStep[] },
  opened({ part = 'form' }) {
    titleBar(partTitles[part]);
  },
  async load() {
    const { projectId, part = 'form' } = this.params;
    const { project } = await call('review.projectGet', { projectId });
    return {
      title: project.title,
      sections: sectionsOf(part, project),
      history: part === 'reviews' ? reviewHistory(project) : [],
    };
  },
});
