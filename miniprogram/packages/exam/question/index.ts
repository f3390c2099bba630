import {
  difficulties,
  EXPLANATION_AT_MOST,
  QUESTION_TEXT_AT_MOST,
  questionKinds,
  type Difficulty,
  type QuestionKind,
} from '../../../../domain/exam/question';
import { definePage } from '../../../page/define-page';
import { leave } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import {
  freshQuestion,
  optionRows,
  problemOf,
  tagsOf,
  withKind,
  withOption,
  withoutOption,
  withRight,
  type Written,
} from './index.view';

/** E1b: one question. */
export const page = definePage(routes.examQuestion, {
  access: 'administrator',
  makes: ['examQuestion.save'],
  data: {
    question: freshQuestion,
    options: optionRows(freshQuestion),
    tags: '',
    problem: '',
    tried: false,
    isNew: true,
    kinds: questionKinds.map((kind) => ({ ...kind })),
    difficulties: difficulties.map((difficulty) => ({ ...difficulty })),
    textAtMost: QUESTION_TEXT_AT_MOST,
    explanationAtMost: EXPLANATION_AT_MOST,
  },
  methods: {
    show(question: Written) {
      this.setData({ question, options: optionRows(question), problem: this.data.tried ? problemOf(question) : '' });
    },
    pickKind({ currentTarget }: Tap<{ kind: QuestionKind }>) {
      this.show(withKind(this.data.question, currentTarget.dataset.kind));
    },
    pickDifficulty({ currentTarget }: Tap<{ difficulty: Difficulty }>) {
      this.show({ ...this.data.question, difficulty: currentTarget.dataset.difficulty });
    },
    typeText({ detail }: Told<{ value: string }>) {
      this.show({ ...this.data.question, text: detail.value });
    },
    typeExplanation({ detail }: Told<{ value: string }>) {
      this.show({ ...this.data.question, explanation: detail.value });
    },
    typeTags({ detail }: Told<{ value: string }>) {
      this.setData({ tags: detail.value });
    },
    typeOption({ currentTarget, detail }: Told<{ value: string }, { id: string }>) {
      const { question } = this.data;
      const { id } = currentTarget.dataset;
      this.show({
        ...question,
        options: question.options.map((option) =>
          option.optionId === id ? { ...option, text: detail.value } : option,
        ),
      });
    },
    tickRight({ currentTarget }: Tap<{ id: string }>) {
      if (!this.data.looksOnly) this.show(withRight(this.data.question, currentTarget.dataset.id));
    },
    addOption() {
      this.show(withOption(this.data.question));
    },
    dropOption({ currentTarget }: Tap<{ id: string }>) {
      this.show(withoutOption(this.data.question, currentTarget.dataset.id));
    },
    save() {
      const question = { ...this.data.question, tags: tagsOf(this.data.tags) };
      const problem = problemOf(question);
      this.setData({ tried: true, problem });
      if (problem !== '') return;
      void this.run('save', async (send) => {
        const { questionId } = this.params;
        await send('examQuestion.save', { ...question, ...(questionId === undefined ? {} : { questionId }) });
        toast('题目已保存', 'success');
        await leave(routes.questionBank);
      });
    },
    withdraw() {
      const { questionId } = this.params;
      if (questionId === undefined) return;
      void this.run('withdraw', async (send) => {
        const sure = await ask({ title: '从题库移除？', content: '已保存的试卷和答卷不受影响。', confirmText: '移除' });
        if (!sure) return;
        await send('examQuestion.withdraw', { questionId });
        await leave(routes.questionBank);
      });
    },
  },
  async load() {
    const { questionId } = this.params;
    const question = questionId === undefined ? freshQuestion : await call('examQuestion.get', { questionId });
    return { question, options: optionRows(question), tags: question.tags.join('、'), isNew: questionId === undefined };
  },
});
