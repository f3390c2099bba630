/** What the analysis knows of one person: `sheet` is a `PersonSheet`. Event: `close`. */
Component({
  options: { virtualHost: true },
  properties: { sheet: { type: Object, value: {} }, visible: { type: Boolean, value: false } },
  methods: {
    close() {
      this.triggerEvent('close');
    },
    closed(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.close();
    },
  },
});
