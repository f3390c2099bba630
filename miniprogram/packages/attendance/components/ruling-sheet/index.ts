import { defineComponent, detail, nothing } from '../../../../page/define-component';
import type { Told } from '../../../../services/events';
import { noReason } from './reasons';

/** The sheet that asks why a check-in is taken back, put back or found in order (rules: "Rulings"). */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    visible: false,
    asked: noReason,
    /** Whom it is about, before what is asked; '' where the page says it. */
    about: '',
    busy: false,
  },
  events: { cancel: nothing, confirm: detail<{ reason: string }>() },
  methods: {
    cancel() {
      this.tell('cancel');
    },
    confirm({ detail }: Told<{ reason: string }>) {
      this.tell('confirm', detail);
    },
  },
});
