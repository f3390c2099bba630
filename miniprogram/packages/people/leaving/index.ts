import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { leavingView } from './index.view';

/** 登记离职. */
export const page = definePage(routes.leaving, {
  access: 'administrator',
  data: { lines: [] as string[] },
  async load() {
    return leavingView();
  },
});
