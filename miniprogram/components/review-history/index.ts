import { defineComponent } from '../../page/define-component';
import type { HistoryStep } from './history';

/** What was handed in and decided, in its order, in a card: `steps` is what `reviewSteps` gives. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { steps: [] as HistoryStep[] },
});
