import { defineComponent } from '../../page/define-component';
import type { Way } from './way';

/** A transfer: from where to where, the old institution's seven days, and each step; `way` is what `wayOf` gives. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { way: null as Way | null },
});
