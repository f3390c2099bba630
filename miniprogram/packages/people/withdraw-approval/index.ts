import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { withdrawApprovalView } from './index.view';

/** 撤销通过. */
export const page = definePage(routes.withdrawApproval, {
  access: 'administrator',
  data: { lines: [] as string[] },
  async load() {
    return withdrawApprovalView();
  },
});
