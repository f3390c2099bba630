import { defineComponent } from '../../page/define-component';
import { leave, open } from '../../page/navigate';
import { badgeOf } from '../../services/badges';
import { routes } from '../../page/routes';

/** Whose inbox the bell opens. */
const noInbox: { inbox: 'trainee' | 'office' | '' } = { inbox: '' };

/**
 * Teal band at the top of a page with `"navigationStyle": "custom"`: title beside WeChat's capsule, `back` for a page that
 * is not a tab, a bell where somebody has messages (C3), whatever the page adds in the slot. With `overlap` the first card is drawn over its lower edge.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { title: '', back: false, overlap: false, ...noInbox, unread: 0 },
  data: { top: 0, height: 44, right: 0, badge: '' },
  observers: {
    unread(unread: number) {
      this.setData({ badge: badgeOf(unread) });
    },
  },
  methods: {
    openInbox() {
      const { inbox } = this.data;
      if (inbox !== '') void this.run('inbox', () => open(routes.inbox, { as: inbox }));
    },
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
