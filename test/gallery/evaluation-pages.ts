import { fill, inOrder, press } from './acts';
import { administrator, batch, project, reviewer, trainee } from './openings';
import type { GalleryPage } from './registry';

const oneForm = 'the usual form is there before anybody saves one';

/** The pages of evaluations and exams: a part of `pages.ts`. */
export const evaluationPages: Readonly<Record<string, GalleryPage>> = {
  'evaluation/answer': {
    as: trainee,
    query: batch('analysed'),
    without: { empty: 'it says why there is nothing to answer', many: 'a form has some questions' },
    scenes: [
      { name: 'missing', act: press('提交评价') },
      { name: 'not-open', query: batch('heldNow') },
    ],
  },
  'evaluation/form': {
    as: administrator,
    query: project('analysed'),
    without: { empty: oneForm },
    scenes: [
      { name: 'opened', act: press(/^2/) },
      { name: 'adding', act: press('添加题目') },
    ],
  },
  'evaluation/results': {
    as: administrator,
    query: batch('analysed'),
    without: { empty: 'nobody has answered is a figure', many: 'texts are shown once it has closed' },
  },
  'evaluation/compare': {
    as: reviewer,
    without: { empty: 'nothing has closed in this world yet', many: 'nothing has closed in this world yet' },
  },

  'exam/bank': {
    as: administrator,
    scenes: [{ name: 'nothing-found', act: fill('题目、选项或标签', '没有这样的题') }],
  },
  'exam/import': {
    as: administrator,
    without: {
      loading: 'it begins with choosing a file',
      failed: 'it begins with choosing a file',
      internal: 'it begins with choosing a file',
      empty: 'it begins with choosing a file',
      many: 'it begins with choosing a file',
      long: 'it begins with choosing a file',
    },
  },
  'exam/question': {
    as: administrator,
    query: ({ exam }) => ({ questionId: exam.questionId }),
    without: { empty: 'a question has its text', many: 'a question has eight options at most' },
    scenes: [
      { name: 'new', query: () => ({}) },
      { name: 'missing', query: () => ({}), act: press('保存题目') },
    ],
  },
  'exam/paper': {
    as: administrator,
    query: batch('analysed'),
    without: { empty: 'there is a proposal before anybody saves a paper' },
    scenes: [{ name: 'proposed', query: batch('heldNow') }],
  },
  'exam/results': { as: administrator, query: batch('analysed') },
  'exam/start': {
    as: trainee,
    query: batch('analysed'),
    without: { many: 'it shows one exam' },
    scenes: [
      { name: 'none', query: batch('heldNow') },
      { name: 'failed-attempt', as: 'ouyang-jing' },
    ],
  },
  'exam/take': {
    as: 'chen-xiaolin',
    query: ({ exam }) => ({ attemptId: exam.attemptId }),
    varies: 'its questions are drawn by a seed of each run',
    without: { empty: 'an attempt has questions', many: 'one question is shown at a time' },
    scenes: [
      { name: 'sheet', act: press('答题卡') },
      { name: 'picture', act: inOrder(press('答题卡'), press(/^3/)) },
    ],
  },
  'exam/review': {
    as: 'ouyang-jing',
    query: ({ exam }) => ({ attemptId: exam.gradedAttemptId }),
    varies: 'its questions are drawn by a seed of each run',
    without: { empty: 'an attempt has questions' },
  },
  'exam/items': {
    as: administrator,
    varies: 'who or what is first goes by ids of the run',
    query: batch('analysed'),
    scenes: [{ name: 'opened', act: press(/正确率/) }],
  },
  'exam/flags': {
    as: administrator,
    query: batch('analysed'),
    scenes: [
      { name: 'judging', act: press('记为存疑') },
      { name: 'limits', act: press('提示界限') },
    ],
  },
  'exam/correct': {
    as: administrator,
    varies: 'who or what is first goes by ids of the run',
    query: (world) => ({ ...batch('analysed')(world), itemId: world.exam.itemId }),
    without: { empty: 'a question has its text', many: 'a question has eight options at most' },
    scenes: [{ name: 'struck', act: press('作废此题') }],
  },
  'exam/person': {
    as: administrator,
    varies: 'who or what is first goes by ids of the run',
    query: (world) => ({ ...batch('analysed')(world), personId: world.exam.personId }),
    without: { empty: 'whoever has a result has an attempt' },
  },
};
