import { defineComponent, nothing } from '../../page/define-component';

/** Title of a sheet with the cross that closes it; what belongs to the title goes into the slot. First in `<view class="sheet">`. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { title: '' },
  events: { close: nothing },
  methods: {
    close() {
      this.tell('close');
    },
  },
});
