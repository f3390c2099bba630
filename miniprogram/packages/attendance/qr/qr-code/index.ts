import { leaveSurface, surfaceOf } from '../surface';
import { drawCode, type Pencil } from './draw';

/** A code on a canvas; `text` '' leaves it white. Drawing touches no data. */
Component({
  options: { virtualHost: true },
  properties: {
    text: { type: String, value: '' },
    label: { type: String, value: '' },
    /** As large as half a lying screen or a whole upright one allows, instead of the phone's size. */
    hall: { type: Boolean, value: false },
  },
  observers: {
    text() {
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
      const surface = surfaceOf<Pencil>(this, 'code', () => this.draw());
      if (surface) drawCode(surface.getContext('2d'), { text: this.data.text, size: surface.width });
    },
  },
});
