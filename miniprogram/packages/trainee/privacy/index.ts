import { definePage } from '../../../page/define-page';
import { routes } from '../../../page/routes';
import { sections } from './index.view';

/** A text that comes with the app: nothing is loaded, so it has one state only. */
export const page = definePage(routes.privacy, { data: { sections } });
