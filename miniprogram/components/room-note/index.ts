import { defineComponent } from '../../page/define-component';

/**
 * How much more can be typed into a field, said before the keyboard stops: near the end of the room, and at it. Both are counted as
 * WeChat counts them (UTF-16). `npm run check` asks for it wherever a template has a `maxlength` that somebody may reach.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { length: 0, max: 0 },
});
