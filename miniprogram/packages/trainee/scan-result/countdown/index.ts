import { countdown } from '../../../../services/format';

const timers = new WeakMap<object, ReturnType<typeof setInterval>>();
function stop(owner: object): void {
  const timer = timers.get(owner);
  if (timer !== undefined) clearInterval(timer);
  timers.delete(owner);
}

/** What is left until `until` (epoch ms of the phone's clock) out of `total` ms, ticking by itself. */
Component({
  options: { virtualHost: true },
  properties: {
    until: { type: Number, value: 0 },
    total: { type: Number, value: 1 },
    label: { type: String, value: '' },
  },
  data: { text: '', left: 0 },
  observers: {
    until() {
      this.tick();
    },
  },
  lifetimes: {
    attached() {
      timers.set(
        this,
        setInterval(() => this.tick(), 1000),
      );
      this.tick();
    },
    detached() {
      stop(this);
    },
  },
  methods: {
    tick() {
      const left = Math.max(0, Math.min(this.data.total, this.data.until - Date.now()));
      this.setData({ left, text: countdown(left) });
      if (left === 0) stop(this);
    },
  },
});
