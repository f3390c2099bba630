import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { transferRequestView } from './index.view';

/** 申请转单位. */
export const page = definePage(routes.transferRequest, {
  data: { lines: [] as string[] },
  async load() {
    return transferRequestView();
  },
});
