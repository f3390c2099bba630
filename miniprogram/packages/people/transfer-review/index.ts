import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { transferReviewView } from './index.view';

/** 调动审核. */
export const page = definePage(routes.transferReview, {
  access: 'administrator',
  data: { lines: [] as string[] },
  async load() {
    return transferReviewView();
  },
});
