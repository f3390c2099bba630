import { defineComponent } from '../../../../page/define-component';

/** Heading over the first part of a form: it says what the stars mean. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { title: '' },
});
