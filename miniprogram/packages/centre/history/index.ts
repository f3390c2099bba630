import { dayOf, yearOf } from '../../../../domain/kernel/time';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { serverNow } from '../../../services/server-clock';
import {
  decisionOptions,
  historyCard,
  historyInput,
  kindOptions,
  noFilters,
  yearOptions,
  type HistoryCard,
  type HistoryFilters,
} from './index.view';

/** J3: everything the centre has decided; the way back to a decided project, and to the tick of its paper originals (M10). */
export const page = definePage(routes.history, {
  access: 'administrator',
  data: {
    ...noCards<HistoryCard>(),
    filters: noFilters,
    years: yearOptions(yearOf(dayOf(serverNow()))),
    kinds: kindOptions,
    decisions: decisionOptions,
    missing: 0,
    narrowed: false,
  },
  own: () => ({ missing: 0 }),
  reloadOnShow: true,
  methods: {
    filter(change: Partial<HistoryFilters>) {
      const filters = { ...this.data.filters, ...change };
      this.setData({ filters, narrowed: Object.keys(historyInput(filters)).length > 0 });
      void this.reload({ fresh: true });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.filters.search) this.filter({ search: detail.text });
    },
    choose({ currentTarget, detail }: Told<{ value: string }, { filter: 'year' | 'kind' | 'decision' }>) {
      this.filter({ [currentTarget.dataset.filter]: detail.value });
    },
    toggleMissing() {
      this.filter({ paperMissing: !this.data.filters.paperMissing });
    },
    clear() {
      this.filter(noFilters);
    },
    openCard({ currentTarget }: Tap<{ id: string }>) {
      const card = this.data.cards.find(({ decisionId }) => decisionId === currentTarget.dataset.id);
      if (card === undefined) return;
      const { kind, subjectId, projectId } = card;
      void this.run('open', () => {
        if (kind === 'change') return open(routes.centreChange, { changeId: subjectId });
        return kind === 'materials'
          ? open(routes.centreMaterials, { roundId: subjectId })
          : open(routes.centreProject, { projectId });
      });
    },
    togglePaper({ currentTarget }: Tap<{ id: string }>) {
      const card = this.data.cards.find(({ decisionId }) => decisionId === currentTarget.dataset.id);
      if (card?.paper == null) return;
      const { projectId } = card;
      const received = !card.paper.received;
      void this.run('paper', async (send) => {
        const sure =
          received || (await ask({ title: '改为还没有收到？', content: '会记入操作日志。', confirmText: '改' }));
        if (!sure) return;
        await send('review.paper', { projectId, received });
        await this.reload();
      });
    },
  },
  async rows(request) {
    const { rows, nextCursor, paperMissing } = await call('review.history', {
      ...historyInput(this.data.filters),
      ...request,
    });
    this.missing = paperMissing;
    return { rows, nextCursor };
  },
  card: historyCard,
  async load() {
    return { ...(await this.firstCards()), missing: this.missing };
  },
});
