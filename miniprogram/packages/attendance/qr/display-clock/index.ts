import { clock } from '../../../../services/format';
import { serverNow } from '../../../../services/server-clock';
import { heldFor } from '../codes';
import { sleep, wakeAfter } from '../wake';

/** The server's time, and how the network is: how long the codes at hand still last when it is gone. Ticks by itself. */
Component({
  options: { virtualHost: true },
  properties: {
    /** ok | gap */
    network: { type: String, value: 'ok' },
    /** Epoch ms until which the codes at hand last; looked at in a gap only. */
    holdsUntil: { type: Number, value: 0 },
  },
  data: { time: '', held: '' },
  observers: {
    'network, holdsUntil': function () {
      this.tick();
    },
  },
  lifetimes: {
    attached() {
      this.tick();
    },
    detached() {
      sleep(this);
    },
  },
  methods: {
    tick() {
      sleep(this);
      const now = serverNow();
      const time = clock(now);
      const held = this.data.network === 'gap' ? heldFor(this.data.holdsUntil, now) : '';
      if (time !== this.data.time || held !== this.data.held) this.setData({ time, held });
      wakeAfter(this, 1005 - (now % 1000), () => this.tick());
    },
  },
});
