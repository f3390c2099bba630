import { press } from './acts';
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
};
