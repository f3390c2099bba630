import { defineComponent, detail } from '../../page/define-component';
import type { Told } from '../../services/events';

/** The row of a form that asks for somebody's own name; inside `<view class="card form">`. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { value: '', error: '', max: 30 },
  events: { change: detail<{ value: string }>() },
  methods: {
    type({ detail: { value } }: Told<{ value: string }>) {
      this.tell('change', { value });
    },
  },
});
