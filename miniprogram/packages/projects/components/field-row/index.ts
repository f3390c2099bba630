import { defineComponent, detail } from '../../../../page/define-component';
import type { Tap, Told } from '../../../../services/events';
import type { FieldRow } from '../../shared/fields';

/**
 * One field of a form, filled in the way its kind asks for; inside `<view class="card form">`. `first` leaves out the line
 * above. A typed text is not written back while it is typed: the page hears of it and keeps it, and what it gives again
 * beside a new error does not take the place of what was typed since.
 */
export const component = defineComponent({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { field: null as FieldRow | null, first: false },
  /** What the page gave last. The inputs are bound to it alone: any other change of `field` leaves them as they are. */
  data: { given: '', length: 0 },
  events: { change: detail<{ key: string; value: string }>(), pick: detail<{ key: string }>() },
  observers: {
    field(field: FieldRow | null) {
      if (field !== null && field.value !== this.data.given)
        this.setData({ given: field.value, length: field.value.length });
    },
  },
  methods: {
    change(value: string) {
      const { field } = this.data;
      if (field !== null) this.tell('change', { key: field.key, value });
    },
    type({ detail: { value } }: Told<{ value: string }>) {
      this.setData({ length: value.length });
      this.change(value);
    },
    pickDay({ detail: { value } }: Told<{ value: string }>) {
      this.change(value);
    },
    pickOption({ detail: { value: line } }: Told<{ value: string | number }>) {
      // The first line takes the choice back.
      this.change(this.data.field?.options[Number(line) - 1]?.code ?? '');
    },
    pick() {
      const { field } = this.data;
      if (field !== null) this.tell('pick', { key: field.key });
    },
    choose({ currentTarget }: Tap<{ code: string }>) {
      this.change(currentTarget.dataset.code);
    },
  },
});
