import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { call } from '../../../services/call';
import { pointsWord } from '../shared/words';
import { reviewed, type ReviewedQuestion } from './index.view';

/** E5c: a graded attempt with what was right and why, where the paper says so (M22). */
export const page = definePage(routes.examReview, {
  data: { title: '', score: '', passed: false, questions: [] as ReviewedQuestion[] },
  async load() {
    const { title, scoreTenths, passed, questions } = await call('exam.review', this.params);
    return { title, score: pointsWord(scoreTenths), passed, questions: reviewed(questions) };
  },
});
