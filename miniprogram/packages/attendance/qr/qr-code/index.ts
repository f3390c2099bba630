import { defineComponent } from '../../../../page/define-component';
import { Surface } from '../surface';
import { drawCode, type Pencil } from './draw';

/** A code on a canvas, as large as the page's `--side`. Drawing touches no data. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    /** '' leaves it white. */
    text: '',
    label: '考勤二维码',
  },
  own: () => ({ surface: new Surface<Pencil>('code') }),
  observers: {
    text() {
      this.draw();
    },
  },
  methods: {
    draw() {
      const canvas = this.surface.of(this, () => this.draw());
      if (canvas) drawCode(canvas.getContext('2d'), { text: this.data.text, size: canvas.width });
    },
  },
  attached() {
    wx.nextTick(() => this.draw());
  },
  detached() {
    this.surface.leave();
  },
});
