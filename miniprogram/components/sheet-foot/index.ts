import { defineComponent, nothing } from '../../page/define-component';

const look: { theme: 'primary' | 'danger' } = { theme: 'primary' };

/** Last in a sheet that asks for something: 取消, and what is done with the answer. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { ...look, confirm: '', busy: false, disabled: false },
  events: { cancel: nothing, confirm: nothing },
  methods: {
    cancelled() {
      this.tell('cancel');
    },
    confirmed() {
      this.tell('confirm');
    },
  },
});
