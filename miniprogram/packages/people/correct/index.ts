import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { correctView } from './index.view';

/** 修改资料. */
export const page = definePage(routes.correct, {
  access: 'administrator',
  data: { lines: [] as string[] },
  async load() {
    return correctView();
  },
});
