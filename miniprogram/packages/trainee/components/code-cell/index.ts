import { defineComponent } from '../../../../page/define-component';
import { open } from '../../../../page/navigate';
import { routes } from '../../../../page/routes';

/** The way to the personal code (D8b), for whoever cannot scan. */
export const component = defineComponent({
  options: { virtualHost: true },
  methods: {
    show() {
      void this.run('open', () => open(routes.personalCode, {}));
    },
  },
});
