import { defineComponent } from '../../page/define-component';
import { leave } from '../../page/navigate';
import { routes } from '../../page/routes';

/**
 * Teal band at the top of a page with `"navigationStyle": "custom"`: title beside WeChat's capsule, `back` for a page that
 * is not a tab, whatever the page adds in the slot. With `overlap` the first card is drawn over its lower edge.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { title: '', back: false, overlap: false },
  data: { top: 0, height: 44, right: 0 },
  methods: {
    goBack() {
      void this.run('back', () => leave(routes.traineeHome));
    },
  },
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
});
