import { pageLook } from '../../../styles/page-look';
import { sections } from './index.view';

/** A text that comes with the app: nothing is loaded, so it has one state only. */
Page({ behaviors: [pageLook], data: { sections } });
