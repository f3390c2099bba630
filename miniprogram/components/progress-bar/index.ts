import { defineComponent } from '../../page/define-component';
import { shares } from './shares';

/** A bar towards `total`: filled up to `value`, striped for what is `pending`. `late` is the amber one. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { value: 0, pending: 0, total: 100, late: false, label: '' },
  data: { reached: 0, soon: 0 },
  observers: {
    'value, pending, total'(value: number, pending: number, total: number) {
      this.setData(shares({ value, pending, total }));
    },
  },
});
