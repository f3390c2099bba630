import { defineComponent, detail } from '../../page/define-component';
import type { Told } from '../../services/events';

export interface ChipOption {
  /** '' means no filter. */
  value: string;
  label: string;
}

/** A filter as a chip over a native list. While nothing is chosen the chip says its `name`. */
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
  data: { index: 0, label: '' },
  events: { choose: detail<{ value: string }>() },
  observers: {
    'name, options, value'(name: string, options: ChipOption[], value: string) {
      const index = options.findIndex((option) => option.value === value);
      this.setData({ index: Math.max(0, index), label: value === '' ? name : (options[index]?.label ?? name) });
    },
  },
  methods: {
    pick({ detail: { value: index } }: Told<{ value: string | number }>) {
      const option = this.data.options[Number(index)];
      if (option !== undefined && option.value !== this.data.value) this.tell('choose', { value: option.value });
    },
  },
});
