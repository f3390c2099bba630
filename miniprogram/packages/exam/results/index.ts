import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Told } from '../../../services/events';
import { passedInput, passedOptions, resultCard, type ResultCard } from './index.view';

/** E6: who has taken an exam, the best first (M22). */
export const page = definePage(routes.examResults, {
  access: 'administrator',
  makes: ['export.begin'],
  data: { ...noCards<ResultCard>(), search: '', passed: '', passedOptions },
  methods: {
    searchPeople({ detail }: Told<{ text: string }>) {
      if (detail.text === this.data.search) return;
      this.setData({ search: detail.text });
      void this.reload({ fresh: true });
    },
    choose({ detail }: Told<{ value: string }>) {
      this.setData({ passed: detail.value });
      void this.reload({ fresh: true });
    },
    exportAll() {
      void this.run('open', () => open(routes.export, { kind: 'examResults', ...this.params }));
    },
    clear() {
      this.setData({ search: '', passed: '' });
      void this.reload({ fresh: true });
    },
  },
  rows(request) {
    const { search, passed } = this.data;
    return call('exam.results', { ...this.params, ...passedInput(passed), search, ...request });
  },
  card: resultCard,
});
