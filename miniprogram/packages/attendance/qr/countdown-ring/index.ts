import { defineComponent } from '../../../../page/define-component';
import { serverNow } from '../../../../services/server-clock';
import { Alarm } from '../wake';

/** Seconds left until the code changes, with a ring around them; ticks by itself, off the page's data. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    /** Epoch ms of the server's clock; 0 shows nothing. */
    until: 0,
    /** ms one code is shown. */
    total: 1,
  },
  data: { left: 0, percent: 0 },
  own: () => ({ alarm: new Alarm() }),
  observers: {
    'until, total': function () {
      this.tick();
    },
  },
  methods: {
    tick() {
      const { until, total } = this.data;
      const leftMs = Math.max(0, until - serverNow());
      const left = Math.ceil(leftMs / 1000);
      const percent = Math.min(100, Math.round((left * 100_000) / Math.max(1, total)));
      if (left !== this.data.left || percent !== this.data.percent) this.setData({ left, percent });
      // Wakes when the next whole second is over.
      if (leftMs > 0) this.alarm.after(leftMs - (left - 1) * 1000 + 5, () => this.tick());
      else this.alarm.off();
    },
  },
  detached() {
    this.alarm.off();
  },
});
