import type { OutputOf } from '../../../../contract/index';
import { definePage } from '../../../page/define-page';
import { leave, open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap } from '../../../services/events';
import { failureView } from '../../../services/failure';
import { paged } from '../../../services/paged';
import { dayGroups, type DayGroup } from './index.view';
import { toast } from '../../../services/passing';

type Row = OutputOf<'attendance.myRecords'>['rows'][number];

/** The check-ins of one person, day by day. A day may go on in the next answer, so the rows are kept and grouped anew. */
export const page = definePage(routes.myRecords, {
  data: { groups: [] as DayGroup[], more: false },
  own: () => ({ list: paged((request) => call('attendance.myRecords', request)), rows: [] as Row[] }),
  methods: {
    view() {
      return { groups: dayGroups(this.rows), more: this.list.hasMore() };
    },
    async showMore() {
      try {
        const added = await this.list.more();
        if (added.length === 0) return;
        this.rows = [...this.rows, ...added];
        this.setData(this.view());
      } catch (error) {
        toast(failureView(error).title, 'none');
      }
    },
    openSlots({ currentTarget }: Tap<{ project: string; batch: string }>) {
      const { project: projectId, batch: batchId } = currentTarget.dataset;
      void this.run('open', () => open(routes.mySlots, { projectId, batchId }));
    },
    goHome() {
      void this.run('leave', () => leave(routes.traineeHome));
    },
  },
  async load() {
    this.rows = await this.list.first(this.rows.length);
    return { ...this.view(), status: this.rows.length === 0 ? ('empty' as const) : ('ready' as const) };
  },
  onReachBottom() {
    void this.showMore();
  },
});
