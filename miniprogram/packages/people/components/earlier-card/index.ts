import { defineComponent } from '../../../../page/define-component';
import type { EarlierRow } from '../../registration-review/index.view';

/** Who was named in the forms before the one that stands; nothing where there was none. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { earlier: [] as EarlierRow[] },
});
