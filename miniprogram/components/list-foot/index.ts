import { defineComponent } from '../../page/define-component';

/** Below a long list: that scrolling on brings more, or at its end what `end` says. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { more: false, end: '没有更多了' },
});
