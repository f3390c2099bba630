/** Share of a whole as a ring; what stands inside goes into the slot. `value` of `total`; `tone` ok | brand. */
Component({
  options: { virtualHost: true },
  properties: {
    value: { type: Number, value: 0 },
    total: { type: Number, value: 1 },
    tone: { type: String, value: 'brand' },
    /** Outer diameter in rpx. */
    size: { type: Number, value: 208 },
    label: { type: String, value: '' },
  },
  data: { percent: 0 },
  observers: {
    'value, total': function (value: number, total: number) {
      this.setData({ percent: total <= 0 ? 0 : Math.min(100, Math.max(0, Math.round((value / total) * 1000) / 10)) });
    },
  },
});
