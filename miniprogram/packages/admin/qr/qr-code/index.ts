import { drawCode, type Pencil } from './draw';

/** Side of the square in rpx; with its quiet zone taken off the code fills 73 % of the screen's width. */
const SIDE_RPX = 700;

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
    },
  },
  methods: {
    draw() {
      const surface = surfaces.get(this);
      if (surface === undefined) this.findSurface();
      else drawCode(surface.getContext('2d'), { text: this.data.text, size: surface.width });
    },
    /** Until the canvas is laid out there is none: the next code asks again. */
    findSurface() {
      this.createSelectorQuery()
        .select('#code')
        .node()
        .exec(([found]: ({ node: Surface } | null)[]) => {
          if (!found || surfaces.has(this)) return;
          const { windowWidth, pixelRatio } = wx.getWindowInfo();
          const side = Math.round((SIDE_RPX / 750) * windowWidth * pixelRatio);
          found.node.width = side;
          found.node.height = side;
          surfaces.set(this, found.node);
          this.draw();
        });
    },
  },
});
