import { defineComponent } from '../../../../page/define-component';
import { partsOf, type RatingPart } from './parts';

/** How often each rating was given: a bar, and its figures in words for whoever cannot tell the colours apart. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { text: '', topic: '', mean: '', counts: [] as number[] },
  data: { parts: [] as RatingPart[] },
  observers: {
    counts(counts: number[]) {
      this.setData({ parts: partsOf(counts) });
    },
  },
});
