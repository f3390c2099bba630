import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { correctionView } from './index.view';

/** 更正资料. */
export const page = definePage(routes.correction, {
  data: { lines: [] as string[] },
  async load() {
    return correctionView();
  },
});
