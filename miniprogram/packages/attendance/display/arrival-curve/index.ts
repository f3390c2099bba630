import { defineComponent } from '../../../../page/define-component';
import { Surface } from '../../qr/surface';
import { drawCurve, type Pencil } from './draw';

/** How a hall filled: `people` in all, step by step. Drawing touches no data. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { people: [] as number[], label: '' },
  own: () => ({ surface: new Surface<Pencil>('curve') }),
  observers: {
    people() {
      this.draw();
    },
  },
  methods: {
    draw() {
      const canvas = this.surface.of(this, () => this.draw());
      if (canvas) drawCurve(canvas.getContext('2d'), this.data.people, canvas);
    },
  },
  attached() {
    wx.nextTick(() => this.draw());
  },
  detached() {
    this.surface.leave();
  },
});
