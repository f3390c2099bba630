import { RATINGS, type Rating } from '../../../../../domain/evaluation/answer';
import { defineComponent, detail } from '../../../../page/define-component';
import type { Tap } from '../../../../services/events';
import { ratingWords } from './words';

/** One question that is answered by 1 to 5; the words of the choice stand beside it, for whoever cannot see colours. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { text: '', topic: '', value: 0, missing: false },
  data: { ratings: [...RATINGS], word: '' },
  events: { rate: detail<{ rating: Rating }>() },
  observers: {
    value(value: number) {
      this.setData({ word: ratingWords[value] ?? '' });
    },
  },
  methods: {
    rate({ currentTarget }: Tap<{ rating: Rating }>) {
      this.tell('rate', { rating: currentTarget.dataset.rating });
    },
  },
});
