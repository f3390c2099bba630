import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { profileView } from './index.view';

/** 我的资料. */
export const page = definePage(routes.profile, {
  data: { lines: [] as string[] },
  async load() {
    return profileView();
  },
});
