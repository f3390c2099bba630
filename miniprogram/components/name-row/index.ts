import { NAME_LENGTH_AT_MOST } from '../../../domain/person/name';
import { defineComponent, detail } from '../../page/define-component';
import type { Told } from '../../services/events';

/** The row of a form that asks for somebody's own name; inside `<view class="card form">`. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { value: '', error: '', max: NAME_LENGTH_AT_MOST },
  events: { change: detail<{ value: string }>() },
  methods: {
    type({ detail: { value } }: Told<{ value: string }>) {
      this.tell('change', { value });
    },
  },
});
