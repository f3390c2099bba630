import { loadForAdministrator } from '../../../services/administrator';
import { call } from '../../../services/call';
import { initialLoad } from '../../../services/load';
import { pageLook } from '../../../styles/page-look';
import type { HistoryStep } from '../../../components/review-history/history';
import { parameter } from '../../../services/parameter';
import { partOf, partTitles, reviewHistory, sectionsOf, type Part, type Section } from './index.view';

const shownAtFirst: { part: Part } = { part: 'form' };

/** One part of a project in full, behind the rows of C2: the form with its batches, the courses, or the reviews. */
Page({
  behaviors: [pageLook],
  data: { ...initialLoad, title: '', sections: [] as Section[], history: [] as HistoryStep[] },
  projectId: '',
  ...shownAtFirst,
  onLoad(options: Record<string, string | undefined>) {
    this.projectId = parameter(options, 'projectId');
    this.part = partOf(parameter(options, 'part'));
    void wx.setNavigationBarTitle({ title: partTitles[this.part] });
    void this.load();
  },
  onPullDownRefresh() {
    void this.load();
  },
  async load() {
    await loadForAdministrator(this, async () => {
      const { project } = await call('review.projectGet', { projectId: this.projectId });
      return {
        title: project.title,
        sections: sectionsOf(this.part, project),
        history: this.part === 'reviews' ? reviewHistory(project) : [],
      };
    });
  },
});
