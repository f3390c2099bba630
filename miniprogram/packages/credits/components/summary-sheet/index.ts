import { MAX_SUMMARY_LENGTH } from '../../../../../domain/credit/materials';
import { defineComponent, detail, nothing } from '../../../../page/define-component';
import type { Told } from '../../../../services/events';

/** Sheet for the institution's own words in the report on a holding (执行情况说明); empty, the report leaves room for a hand. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    visible: false,
    /** What is saved. */
    given: '',
    busy: false,
  },
  data: { text: '', length: 0, max: MAX_SUMMARY_LENGTH },
  events: { cancel: nothing, save: detail<{ text: string }>() },
  observers: {
    visible(visible: boolean) {
      if (visible) this.show(this.data.given);
    },
  },
  methods: {
    show(text: string) {
      this.setData({ text, length: Array.from(text).length });
    },
    type({ detail: { value } }: Told<{ value: string }>) {
      this.show(value);
    },
    cancel() {
      if (!this.data.busy) this.tell('cancel');
    },
    closed({ detail: { visible } }: Told<{ visible: boolean }>) {
      if (!visible) this.cancel();
    },
    confirm() {
      if (!this.data.busy) this.tell('save', { text: this.data.text.trim() });
    },
  },
});
