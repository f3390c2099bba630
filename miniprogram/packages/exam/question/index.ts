import {
  difficulties,
  EXPLANATION_AT_MOST,
  PICTURE_DESCRIPTION_AT_MOST,
  QUESTION_TEXT_AT_MOST,
  questionKinds,
  type Difficulty,
  type QuestionKind,
} from '../../../../domain/exam/question';
import type { FileRef } from '../../../../contract/common';
import type { ShownPicture } from '../../../components/picture-row/index';
import { definePage } from '../../../page/define-page';
import { leave } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call, CallFailure } from '../../../services/call';
import type { Tap, Told } from '../../../services/events';
import { toast, whileLoading } from '../../../services/passing';
import { acceptable, pickImages, sendFile, type PickedFile } from '../../../services/upload';
import {
  freshQuestion,
  optionRows,
  pictureInput,
  pictureObjection,
  problemOf,
  tagsOf,
  withKind,
  withOption,
  withoutOption,
  withRight,
  type FormPicture,
  type Written,
} from './index.view';

/** As the row of pictures shows it. */
const shownPictures = (picture: FormPicture | null): ShownPicture[] =>
  picture === null ? [] : [{ key: 'picture', path: picture.path, name: '题目的图片' }];

/** E1b: one question. */
export const page = definePage(routes.examQuestion, {
  access: 'administrator',
  makes: ['examQuestion.save'],
  data: {
    question: freshQuestion,
    options: optionRows(freshQuestion),
    picture: null as FormPicture | null,
    pictures: [] as ShownPicture[],
    tags: '',
    problem: '',
    tried: false,
    isNew: true,
    kinds: questionKinds.map((kind) => ({ ...kind })),
    difficulties: difficulties.map((difficulty) => ({ ...difficulty })),
    textAtMost: QUESTION_TEXT_AT_MOST,
    explanationAtMost: EXPLANATION_AT_MOST,
    descriptionAtMost: PICTURE_DESCRIPTION_AT_MOST,
  },
  own: () => ({
    /** Whether the question has one as it is stored. */
    hadPicture: false,
    picked: undefined as PickedFile | undefined,
    sent: undefined as FileRef | undefined,
  }),
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
    showPicture(picture: FormPicture | null) {
      this.setData({ picture, pictures: shownPictures(picture) });
    },
    addPicture() {
      void this.run('picture', async () => {
        const [picked] = await acceptable(await pickImages(1), ['image'], pictureObjection);
        if (picked === undefined) return;
        this.picked = picked;
        this.sent = undefined;
        this.showPicture({ path: picked.path, description: this.data.picture?.description ?? '' });
      });
    },
    removePicture() {
      this.picked = undefined;
      this.sent = undefined;
      this.showPicture(null);
    },
    typeDescription({ detail }: Told<{ value: string }>) {
      const { picture } = this.data;
      if (picture !== null) this.setData({ picture: { ...picture, description: detail.value } });
    },
    /** The file that was chosen, uploaded once; nothing where none was. */
    async sentPicture(): Promise<FileRef | undefined> {
      const { picked } = this;
      if (picked === undefined || this.sent !== undefined) return this.sent;
      this.sent = await whileLoading('正在上传', () => sendFile(picked, 'questionPicture'));
      return this.sent;
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
        try {
          await send('examQuestion.save', {
            ...question,
            ...pictureInput(this.hadPicture, this.data.picture, await this.sentPicture()),
            ...(questionId === undefined ? {} : { questionId }),
          });
        } catch (error) {
          // What was uploaded serves once, and within the hour: the next try sends it anew.
          if (error instanceof CallFailure && !error.outcomeUnknown) this.sent = undefined;
          throw error;
        }
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
    const isNew = questionId === undefined;
    const { picture: stored, ...question } = isNew
      ? { ...freshQuestion, picture: null }
      : await call('examQuestion.get', { questionId });
    this.hadPicture = stored !== null;
    const picture = stored === null ? null : { path: stored.url, description: stored.description };
    return {
      ...{ question, isNew, picture, pictures: shownPictures(picture) },
      options: optionRows(question),
      tags: question.tags.join('、'),
    };
  },
});
