import type { FieldRow } from '../../shared/fields';

const noField: Partial<FieldRow> = {};

/**
 * One field of a form, filled in the way its kind asks for; inside `<view class="card form">`. `first` leaves out the line
 * above. A typed text is not written back while it is typed: the page hears of it and keeps it, and what it gives again
 * beside a new error does not take the place of what was typed since. Event: `change {key, value}`.
 */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    field: { type: Object, value: noField },
    first: { type: Boolean, value: false },
  },
  /** What the page gave last. The inputs are bound to it alone: any other change of `field` leaves them as they are. */
  data: { given: '' },
  observers: {
    'field.value'(value: string) {
      if (value !== this.data.given) this.setData({ given: value });
    },
  },
  methods: {
    change(value: string) {
      this.triggerEvent('change', { key: this.data.field.key, value });
    },
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.change(event.detail.value);
    },
    pickDay(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.change(event.detail.value);
    },
    pickOption(event: WechatMiniprogram.CustomEvent<{ value: string | number }>) {
      // The first line takes the choice back.
      this.change(this.data.field.options?.[Number(event.detail.value) - 1]?.code ?? '');
    },
    choose(
      event: WechatMiniprogram.TouchEvent<WechatMiniprogram.IAnyObject, WechatMiniprogram.IAnyObject, { code: string }>,
    ) {
      this.change(event.currentTarget.dataset.code);
    },
  },
});
