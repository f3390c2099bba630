import type { OutputOf } from '../../../../contract/index';
import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import { failureView } from '../../../services/failure';
import { paged } from '../../../services/paged';
import { toast } from '../../../services/passing';
import { meetingGroups, type MeetingGroup } from './index.view';

type Row = OutputOf<'attendance.recordsOfPerson'>['rows'][number];

/** P1: the check-ins of one of the institution's people by meeting. A meeting may go on in the next answer, so the rows are kept and grouped anew. */
export const page = definePage(routes.personRecords, {
  access: 'administrator',
  data: { groups: [] as MeetingGroup[], more: false },
  own: () => ({ list: undefined as ReturnType<typeof paged<Row>> | undefined, rows: [] as Row[] }),
  methods: {
    view() {
      return { groups: meetingGroups(this.rows), more: this.list?.hasMore() ?? false };
    },
    async showMore() {
      try {
        const added = (await this.list?.more()) ?? [];
        if (added.length === 0) return;
        this.rows = [...this.rows, ...added];
        this.setData(this.view());
      } catch (error) {
        toast(failureView(error).title, 'none');
      }
    },
  },
  opened({ personId }) {
    this.list = paged((request) => call('attendance.recordsOfPerson', { personId, ...request }));
  },
  async load() {
    this.rows = (await this.list?.first(this.rows.length)) ?? [];
    return { ...this.view(), status: this.rows.length === 0 ? ('empty' as const) : ('ready' as const) };
  },
  onReachBottom() {
    void this.showMore();
  },
});
