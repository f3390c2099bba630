import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { evaluationCard, type EvaluationCard } from './index.view';

/** The centre compares what projects were rated; the latest first (M22). */
export const page = definePage(routes.evaluationCompare, {
  access: 'administrator',
  data: { ...noCards<EvaluationCard>(), search: '' },
  methods: {
    searchProjects({ detail }: Told<{ text: string }>) {
      if (detail.text === this.data.search) return;
      this.setData({ search: detail.text });
      void this.reload({ fresh: true });
    },
    clear() {
      this.searchProjects({ detail: { text: '' } } as Told<{ text: string }>);
    },
    openResults({ currentTarget }: Tap<{ key: string }>) {
      const card = this.data.cards.find(({ key }) => key === currentTarget.dataset.key);
      if (card === undefined) return;
      const { projectId, batchId } = card;
      void this.run('open', () => open(routes.evaluationResults, { projectId, batchId }));
    },
  },
  rows(request) {
    return call('evaluation.closed', { search: this.data.search, ...request });
  },
  card: evaluationCard,
});
