import { LookAgain } from '../../../components/table-import/look-again';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { clock } from '../../../services/format';
import { toast } from '../../../services/passing';
import { mayMake } from '../../../services/rights';
import { session } from '../../../services/session';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask, dial, sheet } from '../../../page/sheets';
import {
  emptyWords,
  expectedRow,
  figuresOf,
  reasonsOf,
  type ExpectedRow,
  type ExpectedShow,
  type Figure,
} from './index.view';

/** As live as a count that costs a call may be. */
const LOOK_AGAIN_MS = 15_000;

const chosenYet: { show: ExpectedShow } = { show: 'missing' };

/** D9, 到场情况: who should be here against who is. Names of those missing are on the administrator's phone alone. */
export const page = definePage(routes.expected, {
  access: 'administrator',
  data: {
    ...noCards<ExpectedRow>(),
    title: '',
    ...chosenYet,
    search: '',
    figures: [] as Figure[],
    line: '',
    listed: 0,
    at: '',
    mayImport: false,
    empty: { title: '', text: '' },
  },
  own: () => ({
    looking: new LookAgain(LOOK_AGAIN_MS),
  }),
  reloadOnShow: true,
  methods: {
    choose({ currentTarget }: Tap<{ show: ExpectedShow }>) {
      const { show } = currentTarget.dataset;
      if (show === this.data.show) return;
      this.setData({ show });
      void this.reload({ fresh: true });
    },
    searchPeople({ detail }: Told<{ text: string }>) {
      if (detail.text === this.data.search) return;
      this.setData({ search: detail.text });
      void this.reload({ fresh: true });
    },
    callPerson({ currentTarget }: Tap<{ key: string }>) {
      void this.run('call', async (send) => {
        const { key } = currentTarget.dataset;
        const { phone } = await send('expected.phone', { ...this.params, key, reason: 'notThere' });
        await dial(phone);
      });
    },
    /** The roster: another file, or none any more. */
    roster() {
      void this.run('roster', async (send) => {
        if (this.data.listed === 0) return open(routes.rosterImport, this.params);
        const picked = await sheet(() => wx.showActionSheet({ itemList: ['导入新的名单', '清空导入的名单'] }));
        if (picked?.tapIndex === 0) return open(routes.rosterImport, this.params);
        if (picked === undefined) return;
        const sure = await ask({
          title: '清空导入的名单？',
          content: '名单上的人不再算应到；报名、关注的人和签到记录不变。',
          confirmText: '清空',
        });
        if (!sure) return;
        await send('roster.clear', { meeting: { ...this.params } });
        toast('已清空');
        await this.reload();
      });
    },
  },
  async rows(request) {
    const { show, search } = this.data;
    const { projectId, batchId } = this.params;
    const asked = search === '' ? {} : { search };
    const answer = await call('expected.list', { projectId, batchId, show, ...asked, ...request });
    // Every page brings the figures of its moment along; those of another filter are not shown any more.
    if (show === this.data.show && search === this.data.search)
      this.setData({
        title: answer.title,
        figures: figuresOf(answer.counts, show),
        line: `应到 ${answer.counts.expected} 人：${reasonsOf(answer.counts)}`.replace(/：$/, ''),
        listed: answer.counts.roster,
        at: clock(answer.at),
        empty: emptyWords(answer.counts, { show, search }),
      });
    return answer;
  },
  card: expectedRow,
  async load() {
    this.looking.cancel();
    try {
      const [cards, { administrator }] = await Promise.all([this.firstCards(), session.get()]);
      const mayImport = administrator !== null && mayMake(administrator.institutionRole, 'roster.begin');
      return { ...cards, mayImport };
    } finally {
      this.looking.soon(() => void this.reload());
    }
  },
  onShow() {
    this.looking.show();
  },
  onHide() {
    this.looking.rest();
  },
  onUnload() {
    this.looking.rest();
  },
});
