import { defineComponent, detail, nothing } from '../../page/define-component';
import type { Told } from '../../services/events';

/**
 * The row of a form that asks for somebody's own name; inside `<view class="card form">`. A name's length is counted as a reader
 * counts, which no keyboard does: the rule says it.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { value: '', error: '' },
  events: { change: detail<{ value: string }>(), left: nothing },
  methods: {
    type({ detail: { value } }: Told<{ value: string }>) {
      this.tell('change', { value });
    },
    leave() {
      this.tell('left');
    },
  },
});
