import { defineComponent } from '../../page/define-component';
import type { WindowView } from './windows';

/** Today's attendance windows side by side. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { windows: [] as WindowView[] },
});
