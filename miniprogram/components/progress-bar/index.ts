import { shares } from './shares';

/** A bar towards `total`: filled up to `value`, striped for what is `pending`. `late` is the amber one. */
Component({
  options: { virtualHost: true },
  properties: {
    value: { type: Number, value: 0 },
    pending: { type: Number, value: 0 },
    total: { type: Number, value: 100 },
    late: { type: Boolean, value: false },
    label: { type: String, value: '' },
  },
  data: { reached: 0, soon: 0 },
  observers: {
    'value, pending, total': function (value: number, pending: number, total: number) {
      this.setData(shares({ value, pending, total }));
    },
  },
});
