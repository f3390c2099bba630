import { defineComponent, nothing } from '../../../../page/define-component';
import type { Told } from '../../../../services/events';
import { noPerson } from '../index.view';

/** What the analysis knows of one person. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { visible: false, sheet: noPerson },
  events: { close: nothing },
  methods: {
    close() {
      this.tell('close');
    },
    closed({ detail: { visible } }: Told<{ visible: boolean }>) {
      if (!visible) this.close();
    },
  },
});
