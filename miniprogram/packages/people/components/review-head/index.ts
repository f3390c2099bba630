import { defineComponent, nothing } from '../../../../page/define-component';

/** Above the one who is reviewed: their place among those who wait, and the way to the next one. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    place: '',
    /** Somebody else waits. */
    others: false,
    /** A decision stands on the one who is shown. */
    decided: false,
  },
  events: { next: nothing },
  methods: {
    next() {
      this.tell('next');
    },
  },
});
