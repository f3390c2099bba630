import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { transfersView } from './index.view';

/** 调动. */
export const page = definePage(routes.transfers, {
  access: 'administrator',
  data: { lines: [] as string[] },
  async load() {
    return transfersView();
  },
});
