import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { centreTransferView } from './index.view';

/** 调动裁决. */
export const page = definePage(routes.centreTransfer, {
  access: 'administrator',
  data: { lines: [] as string[] },
  async load() {
    return centreTransferView();
  },
});
