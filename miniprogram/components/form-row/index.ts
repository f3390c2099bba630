import { defineComponent, nothing } from '../../page/define-component';

/**
 * One row of a form, inside `<view class="card form">`: label, star, then the value as text, or a control in the slot (with
 * `custom`). `arrow` makes the row a button that tells `press`. `locked` is a value that came from elsewhere; `lockedNote`
 * says from where.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    label: '',
    required: false,
    value: '',
    placeholder: '请选择',
    error: '',
    custom: false,
    arrow: false,
    locked: false,
    lockedNote: '来自目录，不能改',
  },
  events: { press: nothing },
  methods: {
    press() {
      this.tell('press');
    },
  },
});
