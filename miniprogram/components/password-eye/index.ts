import { defineComponent, nothing } from '../../page/define-component';

/** Shows and hides the password that is typed: `bare` is the icon alone, at the end of a field. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { hidden: true, bare: false },
  events: { toggle: nothing },
  methods: {
    toggle() {
      this.tell('toggle');
    },
  },
});
