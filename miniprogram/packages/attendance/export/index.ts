import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { exportView } from './index.view';

/** 导出表格. */
export const page = definePage(routes.export, {
  access: 'administrator',
  data: { lines: [] as string[] },
  async load() {
    return exportView();
  },
});
