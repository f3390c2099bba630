import { leaveSurface, surfaceOf } from '../../qr/surface';
import { drawCurve, type Pencil } from './draw';

/** How a hall filled: `people` in all, step by step. Drawing touches no data. */
Component({
  options: { virtualHost: true },
  properties: {
    people: { type: Array, value: [] as number[] },
    label: { type: String, value: '' },
  },
  observers: {
    people() {
      this.draw();
    },
  },
  lifetimes: {
    attached() {
      wx.nextTick(() => this.draw());
    },
    detached() {
      leaveSurface(this);
    },
  },
  methods: {
    draw() {
      const surface = surfaceOf<Pencil>(this, 'curve', () => this.draw());
      if (surface) drawCurve(surface.getContext('2d'), this.data.people, surface);
    },
  },
});
