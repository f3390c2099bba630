import { dayOf, yearOf } from '../../../domain/kernel/time';
import { defineComponent, detail } from '../../page/define-component';
import { serverNow } from '../../services/server-clock';

/** Far enough back for anything that is on record. */
const FIRST_YEAR = 2000;

/** Above what is shown year by year: the year, and the ways to the one before and the one after. Nothing lies in the future. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { year: 0 },
  data: { hasEarlier: false, hasLater: false },
  events: { turn: detail<{ year: number }>() },
  observers: {
    year(year: number) {
      this.setData({ hasEarlier: year > FIRST_YEAR, hasLater: year < yearOf(dayOf(serverNow())) });
    },
  },
  methods: {
    earlier() {
      if (this.data.hasEarlier) this.tell('turn', { year: this.data.year - 1 });
    },
    later() {
      if (this.data.hasLater) this.tell('turn', { year: this.data.year + 1 });
    },
  },
});
