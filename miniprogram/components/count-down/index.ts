import { defineComponent, nothing } from '../../page/define-component';
import { countdown } from '../../services/format';

/** What is left until `until` (epoch ms of the phone's clock) out of `total` ms, ticking by itself; `over` is told at the end. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { until: 0, total: 1, label: '', icon: '', late: true },
  data: { text: '', left: 0 },
  events: { over: nothing },
  own: () => ({ timer: undefined as ReturnType<typeof setInterval> | undefined }),
  observers: {
    until() {
      this.tick();
    },
  },
  methods: {
    tick() {
      const left = Math.max(0, Math.min(this.data.total, this.data.until - Date.now()));
      this.setData({ left, text: countdown(left) });
      if (left > 0 || this.timer === undefined) return;
      this.stop();
      this.tell('over');
    },
    stop() {
      if (this.timer !== undefined) clearInterval(this.timer);
      this.timer = undefined;
    },
  },
  attached() {
    this.timer = setInterval(() => this.tick(), 1000);
    this.tick();
  },
  detached() {
    this.stop();
  },
});
