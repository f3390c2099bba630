import { definePage } from '../../../page/define-page';
import { noCards } from '../../../page/list';
import { routes } from '../../../page/routes';
import { call, newRequestId } from '../../../services/call';
import type { Told } from '../../../services/events';
import { barsOf, figuresOf, headOf, hiddenWords, type Figures, type Head, type QuestionBar } from './index.view';

interface WrittenText {
  key: string;
  text: string;
  question: string;
}

/** V2: what an evaluation came to, for the holding institution and the centre (M22). */
export const page = definePage(routes.evaluationResults, {
  access: 'administrator',
  data: {
    ...noCards<WrittenText>(),
    head: null as Head | null,
    figures: null as Figures | null,
    project: [] as QuestionBar[],
    lecturers: [] as QuestionBar[],
    textCount: 0,
    heldCount: 0,
    hidden: '',
    search: '',
  },
  methods: {
    searchTexts({ detail }: Told<{ text: string }>) {
      if (detail.text === this.data.search) return;
      this.setData({ search: detail.text });
      void this.reload({ fresh: true });
    },
  },
  async rows(request) {
    return call('evaluation.texts', { ...this.params, search: this.data.search, ...request });
  },
  // Two may have written the same: a key of its own for each on the screen.
  card: ({ text, question }: { text: string; question: string }): WrittenText => ({
    key: newRequestId(),
    text,
    question,
  }),
  async load() {
    const found = await call('evaluation.results', this.params);
    const { results } = found;
    const list = results === null ? noCards<WrittenText>() : await this.firstCards();
    return {
      ...list,
      status: 'ready' as const,
      head: headOf(found),
      figures: figuresOf(found),
      ...barsOf(results),
      textCount: results?.textCount ?? 0,
      heldCount: results?.heldCount ?? 0,
      hidden: hiddenWords(found),
    };
  },
});
