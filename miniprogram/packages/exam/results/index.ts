import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { flagsLine, passedInput, passedOptions, resultCard, type ResultCard } from './index.view';

/** E6: who has taken an exam, the best first (M22). */
export const page = definePage(routes.examResults, {
  access: 'administrator',
  makes: ['export.begin'],
  data: { ...noCards<ResultCard>(), search: '', passed: '', passedOptions, flags: '' },
  reloadOnShow: true,
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
    openPerson({ currentTarget }: Tap<{ id: string }>) {
      void this.run('open', () => open(routes.examPerson, { ...this.params, personId: currentTarget.dataset.id }));
    },
    openItems() {
      void this.run('open', () => open(routes.examItems, this.params));
    },
    openFlags() {
      void this.run('open', () => open(routes.examFlags, this.params));
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
  async load() {
    const [study, cards] = await Promise.all([call('examStudy.get', this.params), this.firstCards()]);
    return { ...cards, flags: flagsLine(study) };
  },
});
