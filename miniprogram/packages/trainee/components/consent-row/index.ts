import { defineComponent, nothing } from '../../../../page/define-component';
import { open } from '../../../../page/navigate';
import { routes } from '../../../../page/routes';

/** Consent to the use of personal data, below a form that asks for them. The page owns `checked`. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { checked: false, error: '' },
  events: { toggle: nothing },
  methods: {
    toggle() {
      this.tell('toggle');
    },
    openPrivacy() {
      void this.run('open', () => open(routes.privacy, {}));
    },
  },
});
