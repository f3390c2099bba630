import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { correctionReviewView } from './index.view';

/** 更正审核. */
export const page = definePage(routes.correctionReview, {
  access: 'administrator',
  data: { lines: [] as string[] },
  async load() {
    return correctionReviewView();
  },
});
