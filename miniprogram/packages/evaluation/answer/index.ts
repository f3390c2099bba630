import { ANSWER_TEXT_AT_MOST, type Rating } from '../../../../domain/evaluation/answer';
import { definePage } from '../../../page/define-page';
import { open } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { call, CallFailure } from '../../../services/call';
import type { Told } from '../../../services/events';
import { evaluationDraft } from './draft';
import { answerOf, blankOf, deadline, openRows, openWords, rowsOf, type Blank, type QuestionRow } from './index.view';

/** V1: a trainee evaluates a batch, once; until it is handed in it is on the phone alone (M22). */
export const page = definePage(routes.evaluation, {
  data: {
    projectId: '',
    title: '',
    deadline: '',
    blank: null as Blank | null,
    answered: false,
    rows: [] as QuestionRow[],
    tip: '',
    /** Somebody has tried to hand in: what is missing is marked. */
    tried: false,
    textAtMost: ANSWER_TEXT_AT_MOST,
  },
  methods: {
    rate({ currentTarget, detail }: Told<{ rating: Rating }, { index: number }>) {
      this.change(currentTarget.dataset.index, { rating: detail.rating });
    },
    type({ currentTarget, detail }: Told<{ value: string }, { index: number }>) {
      this.change(currentTarget.dataset.index, { typed: detail.value });
    },
    change(index: number, set: Partial<QuestionRow>) {
      const rows = this.data.rows.map((row, at) => (at === index ? { ...row, ...set } : row));
      if (set.rating !== undefined) this.setAt(`rows[${index}].rating`, set.rating);
      if (set.typed !== undefined) this.setAt(`rows[${index}].typed`, set.typed);
      const tip = openWords(rows);
      if (tip !== this.data.tip) this.setData({ tip });
      const { ratings, texts } = answerOf(rows);
      evaluationDraft.keep(this.params, {
        ratings: Object.fromEntries(ratings.map(({ questionId, rating }) => [questionId, rating])),
        texts: Object.fromEntries(texts.map(({ questionId, text }) => [questionId, text])),
      });
    },
    submit() {
      const { rows } = this.data;
      const [first] = openRows(rows);
      if (first !== undefined) {
        this.setData({ tried: true });
        const at = rows.findIndex(({ questionId }) => questionId === first.questionId);
        return void this.run('scroll', () => wx.pageScrollTo({ selector: `#q${at}`, offsetTop: -24 }));
      }
      void this.run('submit', async (send) => {
        try {
          await send('evaluation.answer', { ...this.params, ...answerOf(rows) });
        } catch (error) {
          // The form was changed meanwhile, or it was handed in from another phone: what is asked now is shown.
          if (error instanceof CallFailure && error.code.startsWith('evaluation')) await this.reload();
          throw error;
        }
        evaluationDraft.forget(this.params);
        await this.reload();
      });
    },
    goHome() {
      void this.run('open', () => open(routes.traineeHome, {}));
    },
  },
  async load() {
    const { title, closesAt, standing, questions, ...period } = await call('evaluation.mine', this.params);
    const rows = rowsOf(questions, evaluationDraft.get(this.params));
    const blank = blankOf({ ...period, closesAt, standing });
    return {
      projectId: this.params.projectId,
      status: blank ? ('empty' as const) : ('ready' as const),
      title,
      deadline: deadline(closesAt),
      blank,
      answered: standing === 'answered',
      rows,
      tip: openWords(rows),
    };
  },
});
