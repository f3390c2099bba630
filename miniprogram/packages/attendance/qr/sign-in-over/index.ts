import { defineComponent, nothing } from '../../../../page/define-component';
import { serverNow } from '../../../../services/server-clock';
import { heldFor } from '../codes';
import { Alarm } from '../wake';

/** D14: the sign-in is over. How long the codes at hand still last, and the way back to them. Ticks by itself. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    /** Epoch ms until which the codes at hand last. */
    holdsUntil: 0,
  },
  data: { held: '' },
  own: () => ({ alarm: new Alarm() }),
  events: { again: nothing },
  observers: {
    holdsUntil() {
      this.tick();
    },
  },
  methods: {
    tick() {
      const now = serverNow();
      const held = heldFor(this.data.holdsUntil, now);
      if (held !== this.data.held) this.setData({ held });
      this.alarm.after(1005 - (now % 1000), () => this.tick());
    },
    again() {
      this.tell('again');
    },
  },
  attached() {
    this.tick();
  },
  detached() {
    this.alarm.off();
  },
});
