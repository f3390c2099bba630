import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { transferView } from './index.view';

/** 转单位. */
export const page = definePage(routes.transfer, {
  data: { lines: [] as string[] },
  async load() {
    return transferView();
  },
});
