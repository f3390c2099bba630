import type { OutputOf } from '../../../../contract/index';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { leave, open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Decision } from '../../../services/decision';
import type { Tap, Told } from '../../../services/events';
import { quickReasons } from '../registration-review/index.view';
import { bulkCard, outcomeOf, ticked, ticksOf, type BulkCard, type BulkOutcome } from './index.view';

/** So many are decided by one command: between two of them the page says how far it is. */
const PEOPLE_A_COMMAND = 10;

type Results = OutputOf<'registration.reviewMany'>['results'];

/** 批量审核 (A11): several registrations that wait, decided together. */
export const page = definePage(routes.bulkReview, {
  access: 'administrator',
  data: {
    ...noCards<BulkCard>(),
    search: '',
    count: 0,
    all: false,
    allLabel: '本页全选',
    returning: false,
    quickReasons,
    /** 已处理 10 / 37; '' while nothing runs. */
    progress: '',
    outcome: null as BulkOutcome | null,
  },
  own: () => ({ results: [] as Results }),
  methods: {
    search({ detail }: Told<{ text: string }>) {
      if (detail.text === this.data.search) return;
      this.setData({ search: detail.text, cards: [] });
      void this.reload({ fresh: true });
    },
    clearSearch() {
      this.setData({ search: '', cards: [] });
      void this.reload({ fresh: true });
    },
    toggle({ currentTarget }: Tap<{ id: string }>) {
      const { id } = currentTarget.dataset;
      const index = this.data.cards.findIndex((card) => card.id === id);
      const card = this.data.cards[index];
      if (card?.obstacle !== '' || this.data.busy !== '') return;
      this.setAt(`cards[${index}].ticked`, !card.ticked);
      this.setData(ticksOf(this.data.cards));
    },
    tickAll() {
      if (this.data.busy !== '') return;
      const on = !this.data.all;
      const cards = this.data.cards.map((card) => ({ ...card, ticked: on && card.obstacle === '' }));
      this.setData({ cards, ...ticksOf(cards) });
    },
    look({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.registrationReview, { personId: currentTarget.dataset.id }));
    },
    async approve() {
      const { count } = this.data;
      const title = `通过选中的 ${count} 位？`;
      if (await ask({ title, content: '每一位都会收到通知，等待中的签到从此有效。', confirmText: '通过' }))
        await this.decide({ decision: 'approve' });
    },
    askReason() {
      this.setData({ returning: true });
    },
    cancelReturn() {
      this.setData({ returning: false });
    },
    giveBack({ detail: { reason } }: Told<{ reason: string }>) {
      void this.decide({ decision: 'return', reason });
    },
    /** What was decided before a failure stays decided: the next try goes on with those who are ticked still. */
    async decide(decision: Decision) {
      const chosen = ticked(this.data.cards);
      const names = new Map(chosen.map(({ id, name }) => [id, name]));
      this.results = [];
      await this.run(decision.decision, async (send) => {
        for (let from = 0; from < chosen.length; from += PEOPLE_A_COMMAND) {
          this.setData({ progress: `正在处理 ${from} / ${chosen.length}` });
          const people = chosen
            .slice(from, from + PEOPLE_A_COMMAND)
            .map(({ id, submittedAt }) => ({ personId: id, submittedAt }));
          const { results } = await send('registration.reviewMany', { people, ...decision });
          this.results = [...this.results, ...results];
        }
      });
      const outcome = this.results.length === 0 ? null : outcomeOf(decision.decision, this.results, names);
      this.setData({ progress: '', returning: false, outcome });
      await this.reload();
    },
    back() {
      void this.run('leave', () => leave(routes.adminHome));
    },
  },
  // Also after one of them was looked at by itself.
  reloadOnShow: true,
  async rows(request) {
    const { search } = this.data;
    const answer = await call('registration.list', {
      states: ['pending'],
      order: 'oldest',
      ...(search === '' ? {} : { search }),
      ...request,
    });
    const personIds = answer.rows.map(({ personId }) => personId);
    const contested = personIds.length === 0 ? [] : (await call('registration.contested', { personIds })).rows;
    return { ...answer, rows: answer.rows.map((row) => bulkCard(row, contested)) };
  },
  card: (card: BulkCard) => card,
  async load() {
    const before = new Set(ticked(this.data.cards).map(({ id }) => id));
    const first = await this.firstCards();
    const decided = new Set(this.results.filter(({ outcome }) => outcome !== 'look').map(({ personId }) => personId));
    const cards = first.cards.map((card) => ({
      ...card,
      ticked: before.has(card.id) && !decided.has(card.id) && card.obstacle === '',
    }));
    return { ...first, cards, ...ticksOf(cards) };
  },
});
