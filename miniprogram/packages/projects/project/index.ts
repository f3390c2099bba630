import { definePage } from '../../../page/define-page';
import { leave, open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap } from '../../../services/events';
import { seesAnalyses } from '../../../services/rights';
import { serverNow } from '../../../services/server-clock';
import { history, type HistoryStep } from '../documents/index.view';
import { isFillable } from '../shared/edit-lock';
import { returnReasonOf } from '../shared/return-reason';
import { batchRows, headCard, partRows, type BatchRow, type PartRow } from './index.view';

/** A project with its parts, batches, grant rounds and reviews: the way to every page about it. */
export const page = definePage(routes.project, {
  access: 'administrator',
  makes: ['project.saveForm', 'project.submit'],
  data: {
    head: null as ReturnType<typeof headCard> | null,
    parts: [] as PartRow[],
    batches: [] as BatchRow[],
    history: [] as HistoryStep[],
    returnReason: '',
    canHold: false,
    /** Analyses are shown: not to whoever looks after the check-in alone. */
    analyses: false,
    fillable: false,
    removable: false,
  },
  methods: {
    openPart({ currentTarget }: Tap<{ part: PartRow['part'] }>) {
      const { projectId } = this.params;
      void this.run('open', () => {
        switch (currentTarget.dataset.part) {
          case 'form':
            return open(routes.projectForm, { projectId });
          case 'courses':
            return open(routes.courses, { projectId });
          case 'documents':
            return open(routes.documents, { projectId });
        }
      });
    },
    openAttendance() {
      void this.run('open', () => open(routes.attendance, this.params));
    },
    openAnalysis({ currentTarget }: Tap<{ id: string }>) {
      const { projectId } = this.params;
      void this.run('open', () => open(routes.analysis, { projectId, batchId: currentTarget.dataset.id }));
    },
    openMaterials({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.materials, { roundId: currentTarget.dataset.id }));
    },
    resume() {
      void this.run('resume', () => open(routes.projectForm, this.params));
    },
    remove() {
      void this.run('remove', async (send) => {
        const sure = await ask({
          title: '删除这份草稿？',
          content: '填写的内容会一起删除，不能恢复。',
          confirmText: '删除',
        });
        if (!sure) return;
        await send('project.remove', { projectId: this.params.projectId });
        await leave(routes.adminHome);
      });
    },
  },
  reloadOnShow: true,
  async load() {
    const project = await call('project.get', { projectId: this.params.projectId });
    return {
      head: headCard(project),
      parts: partRows(project),
      batches: batchRows(project, serverNow()),
      history: history(project),
      returnReason: returnReasonOf(project),
      analyses: await seesAnalyses(),
      canHold: project.state === 'approved',
      fillable: isFillable(project.state),
      removable: project.state === 'draft' && project.timesSubmitted === 0,
    };
  },
});
