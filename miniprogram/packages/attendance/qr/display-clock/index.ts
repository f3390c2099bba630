import { defineComponent } from '../../../../page/define-component';
import { clock } from '../../../../services/format';
import { serverNow } from '../../../../services/server-clock';
import { heldFor } from '../codes';
import { Alarm } from '../wake';

const looks: { network: 'ok' | 'gap' } = { network: 'ok' };

/** The server's time, and how the network is: how long the codes at hand still last when it is gone. Ticks by itself. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    ...looks,
    /** 13:24:08, when the count stands still since then; '' while it goes on. */
    stoppedAt: '',
    /** Epoch ms until which the codes at hand last; looked at in a gap only. */
    holdsUntil: 0,
  },
  data: { time: '', held: '' },
  own: () => ({ alarm: new Alarm() }),
  observers: {
    'network, holdsUntil': function () {
      this.tick();
    },
  },
  methods: {
    tick() {
      const now = serverNow();
      const time = clock(now);
      const held = this.data.network === 'gap' ? heldFor(this.data.holdsUntil, now) : '';
      if (time !== this.data.time || held !== this.data.held) this.setData({ time, held });
      this.alarm.after(1005 - (now % 1000), () => this.tick());
    },
  },
  attached() {
    this.tick();
  },
  detached() {
    this.alarm.off();
  },
});
