import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call, CallFailure } from '../../../services/call';
import type { Tap } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import { batchShown, grantCoursesView, type GrantCoursesView } from './index.view';

/** G1, 继续教育项目活动授分 (M16): the courses of a batch, each with its lecturers, records, analysis and eligible people. */
export const page = definePage(routes.grantCourses, {
  access: 'administrator',
  data: { view: null as GrantCoursesView | null },
  own: () => ({ batchId: '', analysisId: '' }),
  reloadOnShow: true,
  methods: {
    chooseBatch({ currentTarget }: Tap<{ id: string }>) {
      this.batchId = currentTarget.dataset.id;
      void this.reload({ fresh: true });
    },
    openLecturers() {
      void this.run('open', () => open(routes.lecturerGrant, this.batch()));
    },
    openRecords({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.records, { ...this.batch(), courseId: currentTarget.dataset.id }));
    },
    openAnalysis({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.analysis, { ...this.batch(), courseId: currentTarget.dataset.id }));
    },
    openEligible({ currentTarget }: Tap<{ id: string }>) {
      const at = { ...this.batch(), courseId: currentTarget.dataset.id, show: 'valid' as const };
      void this.run('open', () => open(routes.analysis, at));
    },
    analyse() {
      void this.run('open', () => open(routes.analysis, this.batch()));
    },
    grant() {
      void this.run('open', () => open(routes.grant, { analysisId: this.analysisId }));
    },
    batch() {
      return { projectId: this.params.projectId, batchId: this.batchId };
    },
  },
  opened({ batchId }) {
    this.batchId = batchId ?? '';
  },
  async load() {
    const { projectId } = this.params;
    const project = await call('project.get', { projectId });
    const now = serverNow();
    this.batchId = batchShown(project, this.batchId, now);
    // Nothing was held yet.
    if (this.batchId === '') return { view: null, status: 'empty' as const };
    const [prepared, lecturers] = await Promise.all([
      call('analysis.prepare', this.batch()),
      lecturersOrNot(this.batch()),
    ]);
    this.analysisId = prepared.latest?.analysisId ?? '';
    return { view: grantCoursesView(project, prepared, lecturers, { batchId: this.batchId, now }) };
  },
});

/** They are beside the point of the page: where they cannot be looked up now, their own page says why. */
async function lecturersOrNot(batch: { projectId: string; batchId: string }) {
  try {
    return (await call('lecturerGrant.get', batch)).lecturers;
  } catch (error) {
    if (error instanceof CallFailure) return null;
    throw error;
  }
}
