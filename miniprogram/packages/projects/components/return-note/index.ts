import { defineComponent } from '../../../../page/define-component';

/** Why the centre has returned a project, above every page on which that is mended; nothing without a reason. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { reason: '' },
});
