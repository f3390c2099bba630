import { defineComponent } from '../../page/define-component';
import type { Verdict } from './verdict';

/** What was decided on the thing that the page shows; nothing while it waits. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { verdict: null as Verdict | null },
});
