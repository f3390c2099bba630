import { defineComponent } from '../../page/define-component';

/** Why the centre has returned a project, above every page on which that is mended; `bare` inside a card. Nothing without a reason. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { reason: '', bare: false },
});
