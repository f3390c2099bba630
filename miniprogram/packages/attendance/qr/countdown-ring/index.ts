import { serverNow } from '../../../../services/server-clock';
import { sleep, wakeAfter } from '../wake';

/** Seconds left until the code changes, with a ring around them; ticks by itself, off the page's data. */
Component({
  options: { virtualHost: true },
  properties: {
    /** Epoch ms of the server's clock; 0 shows nothing. */
    until: { type: Number, value: 0 },
    /** ms one code is shown. */
    total: { type: Number, value: 1 },
    /** Without the words beside it. */
    bare: { type: Boolean, value: false },
  },
  data: { left: 0, percent: 0 },
  observers: {
    'until, total': function () {
      this.tick();
    },
  },
  lifetimes: {
    detached() {
      sleep(this);
    },
  },
  methods: {
    tick() {
      sleep(this);
      const { until, total } = this.data;
      const leftMs = Math.max(0, until - serverNow());
      const left = Math.ceil(leftMs / 1000);
      const percent = Math.min(100, Math.round((left * 100_000) / Math.max(1, total)));
      if (left !== this.data.left || percent !== this.data.percent) this.setData({ left, percent });
      // Wakes when the next whole second is over.
      if (leftMs > 0) wakeAfter(this, leftMs - (left - 1) * 1000 + 5, () => this.tick());
    },
  },
});
