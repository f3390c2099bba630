import { defineComponent, nothing } from '../../page/define-component';

/**
 * One row of a form, inside `<view class="card form">`: label, star, then the value as text, or a control in the slot (with
 * `custom`). `arrow` makes the row a button that tells `press`. `locked` is a value that came from elsewhere; `lockedNote`
 * says from where. With `length` and `max` the row says how much more can be typed, before nothing more can.
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
    /** Of a typed text: how long it is and may be. Its room is said before the keyboard stops; 0 where there is no limit worth telling. */
    length: 0,
    max: 0,
  },
  events: { press: nothing },
  methods: {
    press() {
      this.tell('press');
    },
  },
});
