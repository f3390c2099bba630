/**
 * Teal band at the top of a page with `"navigationStyle": "custom"`: title beside WeChat's capsule, `back` for a page that
 * is not a tab, whatever the page adds in the slot. With `overlap` the first card is drawn over its lower edge.
 */
Component({
  options: { virtualHost: true },
  properties: {
    title: { type: String, value: '' },
    back: { type: Boolean, value: false },
    overlap: { type: Boolean, value: false },
  },
  data: { top: 0, height: 44, right: 0 },
  lifetimes: {
    attached() {
      const { statusBarHeight, windowWidth } = wx.getWindowInfo();
      const capsule = wx.getMenuButtonBoundingClientRect();
      // The capsule sits in the middle of the bar: the same gap above and below.
      this.setData({
        top: statusBarHeight,
        height: (capsule.top - statusBarHeight) * 2 + capsule.height,
        right: windowWidth - capsule.left,
      });
    },
  },
  methods: {
    goBack() {
      if (getCurrentPages().length > 1) void wx.navigateBack();
      else void wx.switchTab({ url: '/pages/trainee/home/index' });
    },
  },
});
