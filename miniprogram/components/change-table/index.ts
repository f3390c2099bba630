import { defineComponent } from '../../page/define-component';
import type { ChangeLine } from './lines';

/** What changes, before and after side by side (J2, J2b): inside a card. `lines` is what `changeLines` gives. */
export const component = defineComponent({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { lines: [] as ChangeLine[] },
});
