import type { OutputOf } from '../../../../contract/index';
import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { sheet } from '../../../page/sheets';
import { call } from '../../../services/call';
import { changedCard, comparisonView, earlierNumbers, type ChangedCard, type ComparisonView } from './index.view';

type Comparison = OutputOf<'analysis.compare'>;

/** G2d, 比较两次分析 (M17): what a later analysis finds otherwise than an earlier one. Nothing changes by looking. */
export const page = definePage(routes.analysisCompare, {
  access: 'administrator',
  data: { ...noCards<ChangedCard>(), view: null as ComparisonView | null, latest: 0 },
  own: () => ({ earlier: undefined as number | undefined, answer: undefined as Comparison | undefined }),
  methods: {
    chooseEarlier() {
      const numbers = earlierNumbers(this.data.latest);
      void this.run('choose', async () => {
        const itemList = numbers.map((number) => `第 ${number} 次`);
        const picked = await sheet(() => wx.showActionSheet({ itemList }));
        const number = picked && numbers[picked.tapIndex];
        if (number === undefined) return;
        this.earlier = number;
        await this.reload({ fresh: true });
      });
    },
    grant() {
      void this.run('open', () => open(routes.grant, { analysisId: this.params.analysisId }));
    },
  },
  async rows(request) {
    const earlier = this.earlier === undefined ? {} : { earlier: this.earlier };
    const answer = await call('analysis.compare', { analysisId: this.params.analysisId, ...earlier, ...request });
    this.answer = answer;
    return answer;
  },
  card(row) {
    return changedCard(row, this.answer?.later.courses ?? []);
  },
  async load() {
    const first = await this.firstCards();
    const { answer } = this;
    return {
      ...first,
      status: 'ready' as const,
      view: answer ? comparisonView(answer) : null,
      latest: answer?.later.number ?? 0,
    };
  },
});
