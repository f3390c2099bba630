interface Option {
  value: string;
  label: string;
}

/**
 * A filter as a chip over a native list: `options` is `{ value, label }[]`, the one with value '' means no filter and the
 * chip then says its `name`. Event: `choose {value}`.
 */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    name: { type: String, value: '' },
    options: { type: Array, value: [] as Option[] },
    value: { type: String, value: '' },
    icon: { type: String, value: '' },
    /** A chip that always has a value, such as an order, is never drawn as an active filter. */
    plain: { type: Boolean, value: false },
  },
  data: { index: 0, label: '' },
  observers: {
    'name, options, value': function (name: string, options: Option[], value: string) {
      const index = options.findIndex((option) => option.value === value);
      this.setData({ index: Math.max(0, index), label: value === '' ? name : (options[index]?.label ?? name) });
    },
  },
  methods: {
    pick(event: WechatMiniprogram.CustomEvent<{ value: string | number }>) {
      const option = this.data.options[Number(event.detail.value)];
      if (option !== undefined && option.value !== this.data.value)
        this.triggerEvent('choose', { value: option.value });
    },
  },
});
