/**
 * One row of a form, inside `<view class="card form">`: label, star, then the value as text, or a control in the slot (with
 * `custom`). `arrow` makes the row a button that fires `press`. `locked` is a value that came from elsewhere; `lockedNote`
 * says from where.
 */
Component({
  options: { virtualHost: true },
  properties: {
    label: { type: String, value: '' },
    required: { type: Boolean, value: false },
    value: { type: String, value: '' },
    placeholder: { type: String, value: '请选择' },
    error: { type: String, value: '' },
    custom: { type: Boolean, value: false },
    arrow: { type: Boolean, value: false },
    locked: { type: Boolean, value: false },
    lockedNote: { type: String, value: '来自目录，不能改' },
  },
  methods: {
    press() {
      if (this.data.arrow && !this.data.locked) this.triggerEvent('press');
    },
  },
});
