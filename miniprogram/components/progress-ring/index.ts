import { defineComponent } from '../../page/define-component';

const look: { tone: 'brand' | 'ok' } = { tone: 'brand' };

/** Share of a whole as a ring; what stands inside goes into the slot. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    ...look,
    value: 0,
    total: 1,
    /** Outer diameter in rpx. */
    size: 208,
    label: '',
  },
  data: { percent: 0 },
  observers: {
    'value, total'(value: number, total: number) {
      this.setData({ percent: total <= 0 ? 0 : Math.min(100, Math.max(0, Math.round((value / total) * 1000) / 10)) });
    },
  },
});
