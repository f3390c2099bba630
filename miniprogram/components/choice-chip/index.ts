import { defineComponent, detail } from '../../page/define-component';
import type { Told } from '../../services/events';
import type { PickerOption } from '../search-picker/filter';
import type { ChipOption } from './options';

/** Nobody turns a wheel with more than so many: those are searched. */
const ON_A_WHEEL = 12;

/** A filter as a chip over a native list, or over one that is searched. While nothing is chosen the chip says its `name`. */
export const component = defineComponent({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    name: '',
    options: [] as ChipOption[],
    value: '',
    icon: '',
    /** A chip that always has a value, such as an order, is never drawn as an active filter. */
    plain: false,
  },
  data: { index: 0, label: '', searched: false, picking: false },
  events: { choose: detail<{ value: string }>() },
  observers: {
    'name, options, value'(name: string, options: ChipOption[], value: string) {
      const index = options.findIndex((option) => option.value === value);
      const label = value === '' ? name : (options[index]?.label ?? name);
      this.setData({ index: Math.max(0, index), label, searched: options.length > ON_A_WHEEL });
    },
  },
  methods: {
    pick({ detail: { value: index } }: Told<{ value: string | number }>) {
      const option = this.data.options[Number(index)];
      if (option !== undefined) this.choose(option.value);
    },
    /** Whoever touches a wheel turns it. */
    open() {
      if (this.data.searched) this.setData({ picking: true });
    },
    close() {
      this.setData({ picking: false });
    },
    found({ detail: { value } }: Told<PickerOption>) {
      this.close();
      this.choose(value);
    },
    choose(value: string) {
      if (value !== this.data.value) this.tell('choose', { value });
    },
  },
});
