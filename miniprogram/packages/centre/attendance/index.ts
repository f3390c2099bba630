import {
  chipsOf,
  figures,
  recordCard,
  type RecordCard,
  type RecordChip,
  type Show,
} from '../../../components/record-list/records';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';

const everything: { show: Show; search: string } = { show: 'all', search: '' };

/** 考勤明细 of a round as the centre reads it with the meeting materials (M18, M23): nothing can be changed here. */
export const page = definePage(routes.centreAttendance, {
  access: 'administrator',
  data: {
    ...noCards<RecordCard>(),
    ...everything,
    figures: [] as ReturnType<typeof figures>,
    chips: [] as RecordChip[],
  },
  methods: {
    filter(change: Partial<typeof everything>) {
      this.setData(change);
      void this.reload({ fresh: true });
    },
    search({ detail }: Told<{ text: string }>) {
      const search = detail.text;
      if (search !== this.data.search) this.filter({ search });
    },
    choose({ detail }: Told<{ show: Show }>) {
      this.filter({ show: detail.show });
    },
    clear() {
      this.filter(everything);
    },
  },
  opened({ show }) {
    if (show !== undefined) this.setData({ show });
  },
  async rows(request) {
    const { show, search } = this.data;
    const wanted = { ...(show === 'all' ? {} : { show }), ...(search === '' ? {} : { search }) };
    const answer = await call('materials.attendance', { roundId: this.params.roundId, ...wanted, ...request });
    // Those of another filter are not shown any more.
    if (show === this.data.show && search === this.data.search)
      this.setData({ figures: figures(answer.summary), chips: chipsOf(answer.summary, show) });
    return answer;
  },
  card: recordCard,
});
