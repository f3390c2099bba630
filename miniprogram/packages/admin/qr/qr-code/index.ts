import { sleep, wakeAfter } from '../wake';
import { drawCode, type Pencil } from './draw';

const LAYOUT_MS = 50;

interface Surface {
  width: number;
  height: number;
  getContext(kind: '2d'): Pencil;
}

const surfaces = new WeakMap<object, Surface>();

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
      surfaces.delete(this);
      sleep(this);
    },
  },
  methods: {
    draw() {
      const surface = surfaces.get(this);
      if (surface === undefined) this.findSurface();
      else drawCode(surface.getContext('2d'), { text: this.data.text, size: surface.width });
    },
    /** Until the canvas is laid out it has no size, and is asked again. */
    findSurface() {
      this.createSelectorQuery()
        .select('#code')
        .fields({ node: true, size: true })
        .exec(([found]: ({ node: Surface; width: number } | null)[]) => {
          if (surfaces.has(this)) return;
          if (!found || found.width === 0) return wakeAfter(this, LAYOUT_MS, () => this.draw());
          const side = Math.round(found.width * wx.getWindowInfo().pixelRatio);
          found.node.width = side;
          found.node.height = side;
          surfaces.set(this, found.node);
          this.draw();
        });
    },
  },
});
