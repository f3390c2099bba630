import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import type { ChipOption } from '../../../components/choice-chip/options';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { serverNow } from '../../../services/server-clock';
import { noReason, reasonSheets } from '../components/ruling-sheet/reasons';
import { doubtCard, flagChips, isFlag, sessionChips, ticked, ticksOf, type DoubtCard } from './index.view';

/** So many are ruled on by one command: between two of them the page says how far it is. */
const RECORDS_A_COMMAND = 15;
const noCounts = { counts: [] as Awaited<ReturnType<typeof call<'doubt.list'>>>['counts'] };

/** D10, 存疑签到: what somebody should look into, with what speaks for it; each decided with a reason, several at once where it is the same. */
export const page = definePage(routes.doubts, {
  access: 'administrator',
  makes: ['ruling.make'],
  data: {
    ...noCards<DoubtCard>(),
    title: '',
    search: '',
    flag: '',
    sessionId: '',
    flags: [] as ChipOption[],
    sessions: [] as ChipOption[],
    count: 0,
    all: false,
    asked: noReason,
    asking: false,
    askAbout: '',
    progress: '',
  },
  own: () => ({ ...noCounts, asking: [] as string[] }),
  reloadOnShow: true,
  methods: {
    search({ detail }: Told<{ text: string }>) {
      if (detail.text === this.data.search) return;
      this.setData({ search: detail.text });
      void this.reload({ fresh: true });
    },
    chooseFlag({ currentTarget }: Tap<{ value: string }>) {
      this.setData({ flag: currentTarget.dataset.value });
      void this.reload({ fresh: true });
    },
    chooseSession({ detail }: Told<{ value: string }>) {
      this.setData({ sessionId: detail.value, flag: '' });
      void this.reload({ fresh: true });
    },
    clear() {
      this.setData({ search: '', flag: '', sessionId: '' });
      void this.reload({ fresh: true });
    },
    toggle({ currentTarget }: Tap<{ id: string }>) {
      if (this.data.busy !== '') return;
      const index = this.data.cards.findIndex(({ recordId }) => recordId === currentTarget.dataset.id);
      this.setAt(`cards[${index}].ticked`, !this.data.cards[index]?.ticked);
      this.setData(ticksOf(this.data.cards));
    },
    tickAll() {
      if (this.data.busy !== '') return;
      const on = !this.data.all;
      const cards = this.data.cards.map((card) => ({ ...card, ticked: on }));
      this.setData({ cards, ...ticksOf(cards) });
    },
    openPerson({ currentTarget }: Tap<{ person: string }>) {
      const { projectId, batchId } = this.params;
      const { person: personId } = currentTarget.dataset;
      void this.run('open', () => open(routes.personSlots, { projectId, batchId, personId }));
    },
    openSpotCheck({ currentTarget }: Tap<{ session: string }>) {
      void this.run('open', () => open(routes.spotCheck, { sessionId: currentTarget.dataset.session }));
    },
    askOne({ currentTarget }: Tap<{ id: string; name: string; ruling: 'removed' | 'verified' }>) {
      const { id, name, ruling } = currentTarget.dataset;
      this.ask(ruling, [id], name);
    },
    askTicked({ currentTarget }: Tap<{ ruling: 'removed' | 'verified' }>) {
      const chosen = ticked(this.data.cards).map(({ recordId }) => recordId);
      this.ask(currentTarget.dataset.ruling, chosen, `选中的 ${chosen.length} 条`);
    },
    ask(ruling: 'removed' | 'verified', recordIds: string[], about: string) {
      this.asking = recordIds;
      this.setData({ asked: reasonSheets[ruling], asking: true, askAbout: about });
    },
    cancel() {
      this.setData({ asking: false });
    },
    /** What was ruled before a failure stays so: the list then shows what is left. */
    async rule({ detail }: Told<{ reason: string }>) {
      const { projectId, batchId } = this.params;
      const { ruling, done } = this.data.asked;
      const chosen = this.asking;
      await this.run('rule', async (send) => {
        for (let from = 0; from < chosen.length; from += RECORDS_A_COMMAND) {
          if (chosen.length > RECORDS_A_COMMAND) this.setData({ progress: `正在处理 ${from} / ${chosen.length}` });
          const recordIds = chosen.slice(from, from + RECORDS_A_COMMAND);
          await send('ruling.make', { projectId, batchId, recordIds, ruling, reason: detail.reason });
        }
        this.setData({ asking: false });
        toast(done);
      });
      this.setData({ progress: '' });
      await this.reload();
    },
  },
  async rows(request) {
    const { search, flag: chosen, sessionId } = this.data;
    const flag = isFlag(chosen, this);
    const answer = await call('doubt.list', {
      ...this.params,
      ...(search === '' ? {} : { search }),
      ...(flag === undefined ? {} : { flag }),
      ...(sessionId === '' ? {} : { sessionId }),
      ...request,
    });
    this.counts = answer.counts;
    // Every page of the list brings the figures of this moment along.
    this.setData({ title: answer.title, flags: flagChips(answer), sessions: sessionChips(answer) });
    return answer;
  },
  card(row) {
    return doubtCard(row, serverNow());
  },
  async load() {
    const first = await this.firstCards();
    return { ...first, ...ticksOf(first.cards) };
  },
});
