import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import {
  bankInput,
  difficultyOptions,
  kindOptions,
  noFilters,
  questionCard,
  type BankFilters,
  type QuestionCard,
} from './index.view';

/** E1: the questions of an institution (M22). */
export const page = definePage(routes.questionBank, {
  access: 'administrator',
  makes: ['examQuestion.save'],
  data: {
    ...noCards<QuestionCard>(),
    filters: noFilters,
    kinds: kindOptions,
    difficulties: difficultyOptions,
    narrowed: false,
  },
  reloadOnShow: true,
  methods: {
    filter(change: Partial<BankFilters>) {
      const filters = { ...this.data.filters, ...change };
      this.setData({ filters, narrowed: Object.keys(bankInput(filters)).length > 0 });
      void this.reload({ fresh: true });
    },
    search({ detail }: Told<{ text: string }>) {
      if (detail.text !== this.data.filters.search) this.filter({ search: detail.text });
    },
    choose({ currentTarget, detail }: Told<{ value: string }, { filter: 'kind' | 'difficulty' }>) {
      this.filter({ [currentTarget.dataset.filter]: detail.value });
    },
    clear() {
      this.filter(noFilters);
    },
    openQuestion({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.examQuestion, { questionId: currentTarget.dataset.id }));
    },
    importTable() {
      void this.run('open', () => open(routes.questionImport, {}));
    },
    add() {
      void this.run('open', () => open(routes.examQuestion, {}));
    },
  },
  rows(request) {
    return call('examQuestion.list', { ...bankInput(this.data.filters), ...request });
  },
  card: questionCard,
});
