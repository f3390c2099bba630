import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { clock } from '../../../services/format';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { routes } from '../../../page/routes';
import { emptyWords, expectedRow, figuresOf, type ExpectedRow, type ExpectedShow, type Figure } from './index.view';

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
    expected: 0,
    at: '',
    empty: { title: '', text: '' },
  },
  own: () => ({
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    visible: false,
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
    cancel() {
      if (this.timer !== undefined) clearTimeout(this.timer);
      this.timer = undefined;
    },
    rest() {
      this.visible = false;
      this.cancel();
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
        expected: answer.counts.expected,
        at: clock(answer.at),
        empty: emptyWords(answer.counts, { show, search }),
      });
    return answer;
  },
  card: expectedRow,
  async load() {
    this.cancel();
    try {
      return await this.firstCards();
    } finally {
      if (this.visible) this.timer = setTimeout(() => void this.reload(), LOOK_AGAIN_MS);
    }
  },
  onShow() {
    this.visible = true;
  },
  onHide() {
    this.rest();
  },
  onUnload() {
    this.rest();
  },
});
